package com.xiaomi.privacy.intake.attachment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.xiaomi.privacy.foundation.files.FileRejection;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.Personal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An attachment as its owner sees it. What is null here is left out of the answer.
 *
 * @param fileName null once withdrawn, or when its retention has ended
 * @param sizeBytes as announced until it is stored, then of what is kept
 * @param rejection why it was not accepted; null unless rejected
 * @param scanned whether a virus scanner found nothing, or none is in use; null unless stored
 * @param sentSha256 of the file as it was sent, hexadecimal; as announced, or null, until it is stored
 * @param sha256 of what is kept; differs from the former where a picture held more than can be seen; null unless stored
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AttachmentView(
        UUID attachmentId,
        @Schema(nullable = true) String fileName,
        String mediaType,
        long sizeBytes,
        AttachmentState state,
        @Schema(nullable = true) FileRejection rejection,
        @Schema(nullable = true) Boolean scanned,
        @Schema(nullable = true) String sentSha256,
        @Schema(nullable = true) String sha256) {

    /** Opens the file's name. */
    public static AttachmentView of(Attachment attachment, DataKey key) {
        return new AttachmentView(
                attachment.attachmentId(),
                attachment.fileName(key).map(Personal::reveal).orElse(null),
                attachment.mediaType(),
                attachment.sizeBytes(),
                attachment.state(),
                attachment.rejection(),
                attachment.scanned(),
                attachment.sentSha256(),
                attachment.sha256());
    }

    @Override
    public String toString() {
        return "AttachmentView[" + attachmentId + "]";
    }
}
