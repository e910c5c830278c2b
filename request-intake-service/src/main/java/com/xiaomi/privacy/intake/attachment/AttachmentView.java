package com.xiaomi.privacy.intake.attachment;

import com.xiaomi.privacy.foundation.protection.DataKey;
import java.util.UUID;

/** An attachment as its owner sees it. */
public record AttachmentView(
        UUID attachmentId, String fileName, String mediaType, long sizeBytes, AttachmentState state) {

    /** Opens the file's name. */
    public static AttachmentView of(Attachment attachment, DataKey key) {
        return new AttachmentView(
                attachment.attachmentId(),
                attachment.fileName(key).reveal(),
                attachment.mediaType(),
                attachment.sizeBytes(),
                attachment.state());
    }

    @Override
    public String toString() {
        return "AttachmentView[" + attachmentId + "]";
    }
}
