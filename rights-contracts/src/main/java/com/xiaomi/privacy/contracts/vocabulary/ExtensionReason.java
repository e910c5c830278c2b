package com.xiaomi.privacy.contracts.vocabulary;

/** Why an answer takes longer than the first period; laws know these two (GDPR Art. 12(3)). */
public enum ExtensionReason {
    /** What is asked for is complex. */
    COMPLEXITY,
    /** The person asked for much in a short time. */
    NUMBER_OF_REQUESTS
}
