package com.xiaomi.privacy.casework.handover;

/** What is in the way of a hand-over. */
public enum Trouble {
    /** The other controller's server cannot be reached, does not answer in time, or its certificate is not trusted. */
    UNREACHABLE,
    /** It sends us elsewhere; we never follow. */
    REDIRECTED,
    /** It refuses (4xx), for example because of the token. */
    REFUSED,
    /** It fails (5xx). */
    RECEIVER_FAILS,
    /** It wants the bytes at another origin than the endpoint's. */
    OTHER_ORIGIN,
    /** It does not answer as tus 1.0.0 says. */
    NOT_TUS,
    /** The operator does not list the controller any more. */
    NOT_CONFIGURED,
    /** They are where data may not go, and no safeguard that counts now is recorded. */
    NOT_SAFEGUARDED,
    /** We cannot read the package at the moment. */
    PACKAGE_UNREADABLE,
    /** The package is not there any more. */
    PACKAGE_EXPIRED
}
