package com.xiaomi.privacy.identity.mandate;

/** Why a mandate ended. */
public enum MandateEnd {
    /** Another one was declared before it was proven. */
    REPLACED(false),
    /** The data subject said no. */
    REFUSED_BY_SUBJECT(true),
    /** The data subject took it back. */
    REVOKED_BY_SUBJECT(true),
    /** Its last day is over. */
    VALIDITY_OVER(false),
    /** Staff: the data subject said no in another way than by the link. */
    SUBJECT_TOLD_STAFF(true),
    /** Staff: what was shown turned out not to be genuine. */
    NOT_AUTHENTIC(false),
    /** Staff: the authority ended otherwise, for example by a court. */
    AUTHORITY_ENDED(false);

    private final boolean wishOfSubject;

    MandateEnd(boolean wishOfSubject) {
        this.wishOfSubject = wishOfSubject;
    }

    /** Whether the data subject wants it so; then they are not asked again. */
    boolean isWishOfSubject() {
        return wishOfSubject;
    }
}
