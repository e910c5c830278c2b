package com.xiaomi.privacy.identity.evidence;

import com.xiaomi.privacy.foundation.timers.DurableWork;
import com.xiaomi.privacy.foundation.upload.UploadPipeline;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/** Destroys evidence that was taken back, or some time after the decision: its key, its object, its upload. */
@ApplicationScoped
class EvidenceDestruction implements DurableWork {

    static final String NAME = "destroy-evidence";

    private final EvidenceFiles files;
    private final UploadPipeline<Evidence> pipeline;

    EvidenceDestruction(EvidenceFiles files, UploadPipeline<Evidence> pipeline) {
        this.files = files;
        this.pipeline = pipeline;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID evidenceId) throws IOException {
        Optional<Evidence> due = files.toBeDestroyed(evidenceId);
        if (due.isPresent()) {
            pipeline.destroy(due.get());
            files.noteDestruction(evidenceId);
        }
    }
}
