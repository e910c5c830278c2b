package com.xiaomi.privacy.identity.evidence;

import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.vocabulary.DataKind;
import com.xiaomi.privacy.foundation.event.Outbox;
import com.xiaomi.privacy.foundation.forgetting.RequestMemory;
import com.xiaomi.privacy.foundation.upload.UploadPipeline;
import com.xiaomi.privacy.identity.key.RequestKeys;
import com.xiaomi.privacy.legal.law.LawBook;
import com.xiaomi.privacy.legal.retention.RetentionSchedule;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** How somebody has proven who they are. Nothing of a request remains. */
@ApplicationScoped
class IdentityMemory implements RequestMemory {

    private static final String OF_ITS_VERIFICATION =
            " WHERE verification_id IN (SELECT verification_id FROM verification WHERE request_id = ?)";

    private static final List<String> DELETIONS = List.of(
            waitingWork("verification_id", "verification"),
            waitingWork("mandate_id", "mandate"),
            waitingWork("evidence_id", "evidence"),
            "DELETE FROM review_vote WHERE review_id IN (SELECT review_id FROM review" + OF_ITS_VERIFICATION + ")",
            "DELETE FROM review" + OF_ITS_VERIFICATION,
            "DELETE FROM mandate" + OF_ITS_VERIFICATION,
            "DELETE FROM evidence" + OF_ITS_VERIFICATION,
            "DELETE FROM challenge" + OF_ITS_VERIFICATION,
            "DELETE FROM case_need" + OF_ITS_VERIFICATION,
            "DELETE FROM proven_level" + OF_ITS_VERIFICATION,
            "DELETE FROM risk_flag" + OF_ITS_VERIFICATION,
            "DELETE FROM verification WHERE request_id = ?",
            "DELETE FROM request_key WHERE request_id = ?");

    private final EvidenceRepository evidence;
    private final UploadPipeline<Evidence> pipeline;
    private final RequestKeys keys;
    private final Outbox outbox;

    IdentityMemory(EvidenceRepository evidence, UploadPipeline<Evidence> pipeline, RequestKeys keys, Outbox outbox) {
        this.evidence = evidence;
        this.pipeline = pipeline;
        this.keys = keys;
        this.outbox = outbox;
    }

    @Override
    public List<UUID> destroyOutside(UUID requestId) throws IOException {
        List<UUID> destroyed = new ArrayList<>();
        keys.destroy(requestId).ifPresent(destroyed::add);
        for (Evidence file : QuarkusTransaction.requiringNew().call(() -> evidence.list("requestId", requestId))) {
            pipeline.destroy(file).ifPresent(destroyed::add);
        }
        return destroyed;
    }

    @Override
    public List<String> deletions() {
        return DELETIONS;
    }

    @Override
    public Period kept(DataKind kind) {
        return RetentionSchedule.load(LawBook.CURRENT_VERSION).everywhere(kind).kept();
    }

    @Override
    public void confirm(UUID requestId, Instant erasedAt) {
        outbox.publish(new IdentityEvent.ErasureConfirmed(requestId, erasedAt));
    }

    private static String waitingWork(String id, String table) {
        return "DELETE FROM scheduled_tasks WHERE task_instance IN (SELECT " + id + "::text FROM " + table
                + OF_ITS_VERIFICATION + ")";
    }
}
