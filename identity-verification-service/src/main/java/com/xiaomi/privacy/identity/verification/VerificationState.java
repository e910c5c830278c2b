package com.xiaomi.privacy.identity.verification;

/** Where a verification stands. */
public enum VerificationState {
    /** Waits for the person. */
    OPEN,
    /** The person has proven who they are. */
    VERIFIED,
    /** The person took too long. */
    EXPIRED
}
