package com.xiaomi.privacy.casework.fulfilment;

/** Why a person answers in place of a data system. */
public enum TakeoverReason {
    /** It does not answer. */
    NO_ANSWER,
    /** It fails again and again. */
    KEEPS_FAILING,
    /** It is out of service. */
    OUT_OF_SERVICE,
    /** What it answered is known to be wrong, or it should not answer this case. */
    OTHER
}
