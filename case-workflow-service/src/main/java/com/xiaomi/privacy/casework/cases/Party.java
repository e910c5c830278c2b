package com.xiaomi.privacy.casework.cases;

/** In which capacity somebody moves a case. */
public enum Party {
    /** The service by itself, on a fact; never decides. */
    SYSTEM,
    /** The person whose request it is. */
    REQUESTER,
    /** A privacy agent. */
    AGENT,
    /** A second pair of eyes. */
    APPROVER,
    /** The data protection officer. */
    DPO,
    /** India's grievance officer, for the cases put before them. */
    GRIEVANCE_OFFICER
}
