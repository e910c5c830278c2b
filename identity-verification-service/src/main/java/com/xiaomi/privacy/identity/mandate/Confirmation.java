package com.xiaomi.privacy.identity.mandate;

/** What the data subject has to say about a mandate. */
public enum Confirmation {
    /** Nobody can be asked: the data subject has died, or has no contact of their own that we know. */
    NOT_NEEDED,
    /** The data subject was asked and has not said yes. */
    ASKED,
    /** The data subject said yes. */
    CONFIRMED,
    /** A person of the staff decided to do without. */
    WAIVED
}
