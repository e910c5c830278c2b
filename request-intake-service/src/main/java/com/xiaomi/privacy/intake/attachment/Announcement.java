package com.xiaomi.privacy.intake.attachment;

import com.xiaomi.privacy.foundation.protection.Personal;

/** A file that a person is about to upload. */
record Announcement(Personal fileName, FileKind kind, long sizeBytes) {

    /** No file may be larger. */
    static final long MAX_BYTES = 20L * 1024 * 1024;
}
