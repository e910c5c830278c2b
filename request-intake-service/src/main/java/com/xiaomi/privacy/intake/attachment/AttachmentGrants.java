package com.xiaomi.privacy.intake.attachment;

import com.xiaomi.privacy.foundation.objects.EncryptedObjects.Grant;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.upload.UploadPipeline;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/** Lets another service of the house read a stored attachment for a minute. */
@ApplicationScoped
public class AttachmentGrants {

    private final Attachments attachments;
    private final UploadPipeline<Attachment> pipeline;

    AttachmentGrants(Attachments attachments, UploadPipeline<Attachment> pipeline) {
        this.attachments = attachments;
        this.pipeline = pipeline;
    }

    /** @return empty if there is no such stored attachment in the request */
    public Optional<Grant> grant(UUID requestId, UUID attachmentId, DataKey key) throws IOException {
        Optional<Attachment> stored = attachments
                .find(requestId, attachmentId)
                .filter(attachment -> attachment.state() == AttachmentState.STORED);
        return stored.isPresent() ? Optional.of(pipeline.grant(stored.get(), key)) : Optional.empty();
    }
}
