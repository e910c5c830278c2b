package com.xiaomi.privacy.intake.attachment;

import com.xiaomi.privacy.foundation.timers.DurableWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.UUID;

/**
 * Empties quarantine once the URL of an upload has expired: of files that nobody completed, of those uploaded again after
 * they were settled, and of what a replica that died left.
 */
@ApplicationScoped
class QuarantineSweep implements DurableWork {

    static final String NAME = "sweep-quarantine";

    private final Quarantine quarantine;

    QuarantineSweep(Quarantine quarantine) {
        this.quarantine = quarantine;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID attachmentId) throws IOException {
        quarantine.empty(attachmentId);
    }
}
