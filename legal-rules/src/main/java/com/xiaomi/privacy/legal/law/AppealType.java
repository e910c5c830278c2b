package com.xiaomi.privacy.legal.law;

/** How a person may contest an answer with the controller itself. */
public enum AppealType {
    /** Only the authority or a court. */
    NONE,
    /** To the controller (most US states). */
    INTERNAL_APPEAL,
    /** A complaint that must be acknowledged in a set time (United Kingdom). */
    COMPLAINT_ACKNOWLEDGE,
    /** A grievance, counted by the GRIEVANCE rows of the tables. */
    GRIEVANCE,
    /** An objection procedure without a stated time (Korea). */
    INTERNAL_OBJECTION
}
