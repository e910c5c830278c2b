package com.xiaomi.privacy.contracts.vocabulary;

/** What a proof of identity is good for; a proof for one purpose is worthless for another. */
public enum VerificationPurpose {
    /** Lets the cases of the request go on to review. */
    CASE,
    /** A fresh proof before a package is downloaded. */
    PACKAGE_DOWNLOAD,
    /** A fresh proof before the contact of a request is changed. */
    CONTACT_CHANGE
}
