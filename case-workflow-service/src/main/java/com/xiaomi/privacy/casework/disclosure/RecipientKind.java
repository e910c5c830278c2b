package com.xiaomi.privacy.casework.disclosure;

/** Who gets personal data (POLICY.md, section 4). */
public enum RecipientKind {
    /** A data system of the controller that carries a right out. */
    DATA_SYSTEM,
    /** The person themselves. */
    DATA_SUBJECT,
    /** Another controller, as the person wants. */
    CONTROLLER,
    /** A company of the same group that helps to handle the request. */
    AFFILIATE,
    /** An administration or a supervisory authority. */
    ADMINISTRATION,
    /** A court. */
    COURT,
    /** Police or a prosecutor. */
    LAW_ENFORCEMENT;

    /** Whether people propose and decide about it first; the others get data by cases alone. */
    boolean isProposed() {
        return switch (this) {
            case AFFILIATE, ADMINISTRATION, COURT, LAW_ENFORCEMENT -> true;
            case DATA_SYSTEM, DATA_SUBJECT, CONTROLLER -> false;
        };
    }
}
