package com.xiaomi.privacy.identity.evidence;

import com.xiaomi.privacy.contracts.event.CaseEvent.HoldChanged;
import com.xiaomi.privacy.foundation.hold.HeldRequests;
import com.xiaomi.privacy.foundation.timers.DurableWork;
import com.xiaomi.privacy.foundation.timers.WorkQueue;
import com.xiaomi.privacy.foundation.upload.UploadPipeline;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/** Destroys evidence that was taken back, or, unless a legal hold keeps it, some time after the decision: its key, its object, its upload. */
@ApplicationScoped
class EvidenceDestruction implements DurableWork {

    static final String NAME = "destroy-evidence";

    private final EvidenceFiles files;
    private final UploadPipeline<Evidence> pipeline;
    private final HeldRequests holds;
    private final WorkQueue workQueue;

    EvidenceDestruction(
            EvidenceFiles files, UploadPipeline<Evidence> pipeline, HeldRequests holds, WorkQueue workQueue) {
        this.files = files;
        this.pipeline = pipeline;
        this.holds = holds;
        this.workQueue = workQueue;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID evidenceId) throws IOException {
        Optional<Evidence> due = files.toBeDestroyed(evidenceId).filter(evidence -> !isHeld(evidence));
        if (due.isPresent()) {
            files.noteDestruction(evidenceId, pipeline.destroy(due.get()));
        }
    }

    /** What the person took back before anybody decided goes nevertheless. */
    private boolean isHeld(Evidence evidence) {
        return evidence.decidedAt() != null && holds.isHeld(evidence.requestId());
    }

    /** What was kept beyond its time because of a legal hold goes when the last one has ended. */
    void resume(@Observes HoldChanged change) {
        if (!change.held()) {
            files.decidedOf(change.requestId()).forEach(evidenceId -> workQueue.enqueue(NAME, evidenceId));
        }
    }
}
