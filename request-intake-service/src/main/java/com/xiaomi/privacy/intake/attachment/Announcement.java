package com.xiaomi.privacy.intake.attachment;

import com.xiaomi.privacy.foundation.files.FileKind;
import com.xiaomi.privacy.foundation.protection.Personal;

/**
 * A file that a person is about to upload.
 *
 * @param sha256 of the file, hexadecimal in small letters; null if the person's program did not say it
 */
record Announcement(Personal fileName, FileKind kind, long sizeBytes, String sha256) {}
