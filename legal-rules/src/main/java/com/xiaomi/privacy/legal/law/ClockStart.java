package com.xiaomi.privacy.legal.law;

/** The event from which a period counts. */
public enum ClockStart {
    RECEIPT,
    /** The day the person has proven what must be proven; until then the clock has not started. */
    IDENTITY_VERIFIED
}
