package com.xiaomi.privacy.casework.cases;

/** What a person decided. */
public enum DecisionKind {
    /** Carry the right out. */
    GRANT,
    /** Carry it out, if a second person agrees. */
    PROPOSE_GRANT,
    /** Refuse it, if a second person agrees. */
    REFUSE,
    /** Agreed to carry it out. */
    APPROVE_GRANT,
    /** Agreed to refuse it. */
    APPROVE_REFUSAL,
    /** Did not agree. */
    SEND_BACK,
    /** Agreed that the answer leaves the house. */
    RELEASE,
    /** The person no longer wants it. */
    WITHDRAW
}
