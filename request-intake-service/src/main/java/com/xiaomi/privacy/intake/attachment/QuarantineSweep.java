package com.xiaomi.privacy.intake.attachment;

import com.xiaomi.privacy.foundation.timers.DurableWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.UUID;

/**
 * Ends an announcement an hour after it was made: an upload that nobody completed has expired, and quarantine is emptied
 * of it, of what was uploaded again after it was settled, and of what a replica that died left.
 */
@ApplicationScoped
class QuarantineSweep implements DurableWork {

    static final String NAME = "sweep-quarantine";

    private final Attachments attachments;
    private final Quarantine quarantine;

    QuarantineSweep(Attachments attachments, Quarantine quarantine) {
        this.attachments = attachments;
        this.quarantine = quarantine;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID attachmentId) throws IOException {
        attachments.expire(attachmentId);
        quarantine.empty(attachmentId);
    }
}
