package com.xiaomi.privacy.identity.evidence;

/** Where a piece of evidence stands. */
public enum EvidenceState {
    /** Announced; the person uploads it. */
    AWAITING_UPLOAD,
    /** Checked and kept, encrypted, until some time after the decision. */
    STORED,
    /** Not acceptable as a file; nothing of it is kept. */
    REJECTED,
    /** Announced, but not completed in time; nothing of it is kept. */
    EXPIRED,
    /** Taken back by the person; nothing of it is kept. */
    WITHDRAWN,
    /** Destroyed after the decision; only its digest is left. */
    DESTROYED
}
