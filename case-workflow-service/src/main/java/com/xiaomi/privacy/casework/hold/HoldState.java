package com.xiaomi.privacy.casework.hold;

/** Where a legal hold stands. */
public enum HoldState {
    /** One person wants it. Nothing is erased until the second one has decided, or has not in time. */
    PROPOSED,
    /** Two people agreed. */
    IN_FORCE,
    /** It was released, or never agreed to. */
    ENDED
}
