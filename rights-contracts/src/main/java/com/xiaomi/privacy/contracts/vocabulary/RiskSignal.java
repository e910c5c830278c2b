package com.xiaomi.privacy.contracts.vocabulary;

/** Something about a proof of identity that a person should look at. It refuses nothing by itself. */
public enum RiskSignal {
    /** Wrong codes until the lock, more than once. */
    REPEATED_FAILURES,
    /** Many requests about one data subject in a short time. */
    MANY_REQUESTS,
    /** The contact of the request was changed shortly before. */
    CONTACT_CHANGED,
    /** Somebody signed in with another account than the one that the request names. */
    ANOTHER_ACCOUNT,
    /** Evidence was rejected. */
    EVIDENCE_REJECTED,
    /** The data subject took back the authority that the request rests on. */
    MANDATE_REVOKED
}
