package com.xiaomi.privacy.intake.attachment;

import com.xiaomi.privacy.foundation.timers.DurableWork;
import com.xiaomi.privacy.foundation.upload.UploadPipeline;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.UUID;

/** Destroys what there is of an attachment that is not kept any longer outside the database: its key, its object, its upload. */
@ApplicationScoped
class AttachmentDestruction implements DurableWork {

    static final String NAME = "destroy-attachment";

    private final Attachments attachments;
    private final UploadPipeline<Attachment> pipeline;

    AttachmentDestruction(Attachments attachments, UploadPipeline<Attachment> pipeline) {
        this.attachments = attachments;
        this.pipeline = pipeline;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID attachmentId) throws IOException {
        attachments.noteDestruction(attachmentId, pipeline.destroy(attachments.require(attachmentId)));
    }
}
