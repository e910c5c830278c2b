package com.xiaomi.privacy.intake.attachment;

/** Where an attachment stands. */
public enum AttachmentState {
    /** Announced; the person uploads it. */
    AWAITING_UPLOAD,
    /** Checked and kept, encrypted. */
    STORED,
    /** Not acceptable; nothing of it is kept. */
    REJECTED,
    /** Announced, but not completed in time; nothing of it is kept. */
    EXPIRED,
    /** Taken back by the person; nothing of it is kept, its name neither. */
    WITHDRAWN,
    /** No longer needed for the answer (GDPR Art. 5(1)(e)); nothing of it is kept, its name neither. */
    RETENTION_ENDED
}
