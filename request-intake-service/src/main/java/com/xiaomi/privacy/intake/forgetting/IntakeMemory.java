package com.xiaomi.privacy.intake.forgetting;

import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.contracts.vocabulary.DataKind;
import com.xiaomi.privacy.foundation.event.Outbox;
import com.xiaomi.privacy.foundation.forgetting.RequestMemory;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.foundation.upload.UploadPipeline;
import com.xiaomi.privacy.intake.attachment.Attachment;
import com.xiaomi.privacy.intake.attachment.Attachments;
import com.xiaomi.privacy.intake.request.PrivacyRequest;
import com.xiaomi.privacy.intake.request.Requests;
import com.xiaomi.privacy.legal.law.LawBook;
import com.xiaomi.privacy.legal.retention.RetentionSchedule;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who asked, what they wrote and sent: intake is the home of personal data. Nothing of a request remains. */
@ApplicationScoped
class IntakeMemory implements RequestMemory {

    private static final String CASES = "(SELECT case_id FROM requested_case WHERE request_id = ?)";

    private static final List<String> DELETIONS = List.of(
            """
            DELETE FROM scheduled_tasks WHERE task_instance IN (
                SELECT attachment_id::text FROM attachment WHERE request_id = ?)
            """,
            "DELETE FROM timeline_entry WHERE request_id = ?",
            "DELETE FROM access_ask WHERE reference = (SELECT reference FROM request WHERE request_id = ?)",
            "DELETE FROM access_link WHERE request_id = ?",
            "DELETE FROM contact_change WHERE request_id = ?",
            "DELETE FROM partner_request WHERE request_id = ?",
            "DELETE FROM request_account WHERE request_id = ?",
            "DELETE FROM duplicate_hint WHERE case_id IN " + CASES,
            "DELETE FROM duplicate_hint WHERE leading_case_id IN " + CASES,
            "DELETE FROM message WHERE request_id = ?",
            "DELETE FROM conversation WHERE request_id = ?",
            "DELETE FROM case_details WHERE request_id = ?",
            "DELETE FROM attachment WHERE request_id = ?",
            "DELETE FROM identity_progress WHERE request_id = ?",
            "DELETE FROM submission WHERE request_id = ?",
            "DELETE FROM registration WHERE data_key_id = (SELECT data_key_id FROM request WHERE request_id = ?)",
            "DELETE FROM requested_case WHERE request_id = ?",
            // Who has no other request here is not known here any more.
            """
            DELETE FROM person_index USING request AS own
            WHERE own.request_id = ? AND person_index.person_ref = own.person_ref AND NOT EXISTS (
                SELECT FROM request AS other WHERE other.person_ref = own.person_ref AND other.request_id <> own.request_id)
            """,
            """
            DELETE FROM contact_index USING request AS own
            WHERE own.request_id = ? AND contact_index.contact_ref = own.contact_ref AND NOT EXISTS (
                SELECT FROM request AS other WHERE other.contact_ref = own.contact_ref AND other.request_id <> own.request_id)
            """,
            "DELETE FROM request WHERE request_id = ?",
            "DELETE FROM status_version WHERE request_id = ?");

    private final Requests requests;
    private final Attachments attachments;
    private final UploadPipeline<Attachment> pipeline;
    private final DataKeys dataKeys;
    private final Outbox outbox;

    IntakeMemory(
            Requests requests,
            Attachments attachments,
            UploadPipeline<Attachment> pipeline,
            DataKeys dataKeys,
            Outbox outbox) {
        this.requests = requests;
        this.attachments = attachments;
        this.pipeline = pipeline;
        this.dataKeys = dataKeys;
        this.outbox = outbox;
    }

    @Override
    public List<UUID> destroyOutside(UUID requestId) throws IOException {
        Optional<PrivacyRequest> request =
                QuarkusTransaction.requiringNew().call(() -> requests.findByIdOptional(requestId));
        List<UUID> destroyed = new ArrayList<>();
        request.map(PrivacyRequest::dataKeyId).ifPresent(key -> {
            dataKeys.destroy(key);
            destroyed.add(key);
        });
        for (Attachment attachment : QuarkusTransaction.requiringNew().call(() -> attachments.of(requestId))) {
            pipeline.destroy(attachment).ifPresent(destroyed::add);
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
        outbox.publish(new RequestEvent.ErasureConfirmed(requestId, erasedAt));
    }
}
