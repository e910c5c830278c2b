package com.xiaomi.privacy.identity.mandate;

/** Why a person of the staff takes a mandate back. */
public enum StaffRevocationReason {
    /** The data subject said no in another way than by the link. */
    SUBJECT_TOLD_STAFF,
    /** What was shown turned out not to be genuine. */
    NOT_AUTHENTIC,
    /** The authority ended otherwise, for example by a court. */
    AUTHORITY_ENDED;

    MandateEnd end() {
        return switch (this) {
            case SUBJECT_TOLD_STAFF -> MandateEnd.SUBJECT_TOLD_STAFF;
            case NOT_AUTHENTIC -> MandateEnd.NOT_AUTHENTIC;
            case AUTHORITY_ENDED -> MandateEnd.AUTHORITY_ENDED;
        };
    }
}
