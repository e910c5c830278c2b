package com.xiaomi.privacy.foundation.upload;

import com.xiaomi.privacy.foundation.files.FileKind;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.Personal;
import java.util.Locale;

/**
 * A file that a person is about to upload.
 *
 * @param sha256 of the file, hexadecimal in small letters; null if the person's program did not say it
 */
public record Announcement(Personal fileName, FileKind kind, long sizeBytes, String sha256) {

    /**
     * What a caller said, after its form was checked.
     *
     * @param sha256 in letters of any size; null if it was not said
     * @throws ProblemException {@link ProblemType#FILE_REJECTED} for a media type that is not allowed, or a name that ends as those of other types
     */
    public static Announcement of(Personal fileName, String mediaType, long sizeBytes, String sha256) {
        FileKind kind = FileKind.declared(mediaType)
                .orElseThrow(() -> ProblemException.ofField(
                        ProblemType.FILE_REJECTED, "mediaType", "must be one of " + FileKind.allowed()));
        if (!kind.isNamed(fileName.reveal())) {
            throw ProblemException.ofField(
                    ProblemType.FILE_REJECTED, "fileName", "must end in " + String.join(" or ", kind.extensions()));
        }
        return new Announcement(fileName, kind, sizeBytes, sha256 == null ? null : sha256.toLowerCase(Locale.ROOT));
    }
}
