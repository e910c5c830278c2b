package com.xiaomi.privacy.legal.clock;

/** How a case stands with its time to answer. */
public enum ClockStatus {
    RUNNING,
    /** The clock stands still, or has not started, until the person provides something. */
    SUSPENDED,
    /** The last moment has passed without an answer. */
    OVERDUE,
    /** A refusal or a decision went out, in time or late. */
    ANSWERED
}
