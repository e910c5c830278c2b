package com.xiaomi.privacy.intake.attachment;

/** Where an attachment stands. */
public enum AttachmentState {
    /** Announced; the person uploads it. */
    AWAITING_UPLOAD,
    /** Checked and kept, encrypted. */
    STORED,
    /** Not acceptable; nothing of it is kept. */
    REJECTED
}
