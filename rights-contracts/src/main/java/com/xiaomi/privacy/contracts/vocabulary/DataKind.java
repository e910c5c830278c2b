package com.xiaomi.privacy.contracts.vocabulary;

/** What is kept of a request for a time of its own (GDPR Art. 5(1)(e); POLICY.md, section 6). */
public enum DataKind {
    /** All of it: what remains when everything else has gone. */
    REQUEST,
    /** Files that the person has sent. */
    ATTACHMENTS,
    /** What the person and staff have written to each other. */
    MESSAGES,
    /** Which message was sent for which event. */
    DELIVERIES,
    /** Documents that prove identity or authority, from the decision about them. */
    EVIDENCE,
    /** What the person can fetch, and what it was made of, from its release. */
    PACKAGES,
    /** What the audit trail says of a request, from when that is forgotten. */
    TRAIL,
    /** What the audit trail says of what belongs to no request, each entry from when it was recorded. */
    TRAIL_APART;

    /** Whether it can go before its request, when a time is over that runs from the same moment. */
    public boolean isPartOfRequest() {
        return switch (this) {
            case ATTACHMENTS, MESSAGES, DELIVERIES -> true;
            case REQUEST, EVIDENCE, PACKAGES, TRAIL, TRAIL_APART -> false;
        };
    }
}
