package com.xiaomi.privacy.intake.attachment;

import com.xiaomi.privacy.foundation.timers.DurableWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.UUID;

/** Destroys what there is of a withdrawn attachment outside the database: its key, its object, its upload. */
@ApplicationScoped
class AttachmentDestruction implements DurableWork {

    static final String NAME = "destroy-attachment";

    private final Attachments attachments;
    private final AttachmentContents contents;
    private final Quarantine quarantine;

    AttachmentDestruction(Attachments attachments, AttachmentContents contents, Quarantine quarantine) {
        this.attachments = attachments;
        this.contents = contents;
        this.quarantine = quarantine;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID attachmentId) throws IOException {
        Attachment withdrawn = attachments.require(attachmentId);
        contents.destroy(withdrawn);
        quarantine.empty(attachmentId);
        attachments.noteDestruction(attachmentId);
    }
}
