package com.xiaomi.privacy.identity.mandate;

/** Why a person of the staff does without the answer of the data subject. */
public enum WaiverReason {
    /** The contact is not theirs, or not in use any more. */
    NO_CONTACT,
    /** They were asked and did not answer. */
    NO_ANSWER,
    /** They are not able to answer. */
    UNABLE
}
