package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.contracts.vocabulary.Right;

/** What is different from right to right. */
public final class RightRules {

    private RightRules() {}

    /** Whether carrying the right out can't be undone, so that a second person must agree before. */
    public static boolean needsApproval(Right right) {
        return switch (right) {
            case ERASURE -> true;
            case ACCESS,
                    RECTIFICATION,
                    OBJECTION,
                    RESTRICTION,
                    PORTABILITY,
                    WITHDRAW_CONSENT,
                    QUESTION,
                    COMPLAINT,
                    GRIEVANCE,
                    OPT_OUT_SALE,
                    AUTOMATED_DECISION_REVIEW,
                    NOMINATE -> false;
        };
    }

    /** Whether the answer to the right is a package with the person's data. */
    public static boolean hasPackage(Right right) {
        return switch (right) {
            case ACCESS, PORTABILITY -> true;
            case RECTIFICATION,
                    ERASURE,
                    OBJECTION,
                    RESTRICTION,
                    WITHDRAW_CONSENT,
                    QUESTION,
                    COMPLAINT,
                    GRIEVANCE,
                    OPT_OUT_SALE,
                    AUTOMATED_DECISION_REVIEW,
                    NOMINATE -> false;
        };
    }

    /** Whether whoever got the data has to be told of what was done to it (GDPR Art. 19). */
    public static boolean isToldToRecipients(Right right) {
        return switch (right) {
            case RECTIFICATION, ERASURE, RESTRICTION -> true;
            case ACCESS,
                    OBJECTION,
                    PORTABILITY,
                    WITHDRAW_CONSENT,
                    QUESTION,
                    COMPLAINT,
                    GRIEVANCE,
                    OPT_OUT_SALE,
                    AUTOMATED_DECISION_REVIEW,
                    NOMINATE -> false;
        };
    }
}
