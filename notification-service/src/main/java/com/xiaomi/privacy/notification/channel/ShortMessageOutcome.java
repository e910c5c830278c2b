package com.xiaomi.privacy.notification.channel;

/** What became of a hint. Says nothing about the mail beside it. */
public enum ShortMessageOutcome {
    /** A provider took it, which is not to say that anybody read it. */
    TAKEN,
    /** A provider did not take it; nothing is tried again. */
    NOT_TAKEN,
    /** Nobody was told: it stands in the log only. */
    LOGGED
}
