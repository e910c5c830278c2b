package com.xiaomi.privacy.contracts.vocabulary;

/** How sure we are who is asking, weakest first (graded proofing after NIST SP 800-63A). */
public enum AssuranceLevel {
    /** Controls the contact address given in the request. */
    CONTACT,
    /** Signed in with the account whose Mi ID the request names. */
    ACCOUNT,
    /** Evidence reviewed by a human. */
    DOCUMENT,
    /** Authority to act for another shown. */
    MANDATE
}
