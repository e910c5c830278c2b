package com.xiaomi.privacy.foundation.upload;

/** Where a file stands, as far as taking it in goes. */
public enum UploadStage {
    /** Announced; the person uploads it. */
    AWAITED,
    /** Checked and kept, encrypted. */
    KEPT,
    /** Not acceptable; nothing of it is kept. */
    REFUSED,
    /** Too late, taken back or destroyed; nothing of it is kept. */
    OVER
}
