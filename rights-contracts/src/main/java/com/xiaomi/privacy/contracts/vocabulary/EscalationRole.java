package com.xiaomi.privacy.contracts.vocabulary;

/** Before whom a case can be put. */
public enum EscalationRole {
    /** The data protection officer. */
    DPO,
    /** India's grievance officer (policy §1, §9). */
    GRIEVANCE_OFFICER
}
