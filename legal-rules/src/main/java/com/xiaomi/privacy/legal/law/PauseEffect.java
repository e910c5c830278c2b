package com.xiaomi.privacy.legal.law;

/** What asking the person for something (proof, clarification, a fee) does to the clock. */
public enum PauseEffect {
    /** The clock starts when what was asked for has arrived (rule R7). */
    START_DEFERRED,
    /** Days from asking to arrival are not counted: arrival minus asking (rule R5). */
    SUSPEND,
    /** The same, counting both the asking and the arrival day (rule R6). */
    SUSPEND_INCLUSIVE,
    /** The law says that the clock runs on. */
    NONE,
    /** The tables know of no effect; the clock runs on, because the earlier date is the safe one. */
    UNKNOWN
}
