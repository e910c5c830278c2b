package com.xiaomi.privacy.casework.retention;

import com.xiaomi.privacy.casework.request.CaseRequest;
import com.xiaomi.privacy.casework.request.CaseRequests;
import com.xiaomi.privacy.contracts.vocabulary.DataKind;
import com.xiaomi.privacy.foundation.forgetting.RequestMemory;
import com.xiaomi.privacy.foundation.objects.ObjectStore;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.legal.law.LawBook;
import com.xiaomi.privacy.legal.retention.RetentionSchedule;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.io.IOException;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What was decided and done. Of each case a row remains that says which right was asked for, under which law, with which outcome and when:
 * nothing that leads to a person. Suppression lists have a time of their own, and the books of reports count without a person.
 */
@ApplicationScoped
class CaseworkMemory implements RequestMemory {

    private static final String CASES = "(SELECT case_id FROM rights_case WHERE request_id = ?)";
    private static final String TASKS = "(SELECT task_id FROM fulfilment_task WHERE case_id IN " + CASES + ")";
    private static final String FILES = "(SELECT file_id FROM task_file WHERE task_id IN " + TASKS + ")";
    private static final String DECISIONS = "(SELECT decision_id FROM decision WHERE case_id IN " + CASES + ")";
    private static final String QUOTES = "(SELECT quote_id FROM fee_quote WHERE case_id IN " + CASES + ")";

    private static final String TRANSFERS = "(SELECT transfer_id FROM transfer WHERE request_id = ?)";

    private static final String CONTENTS = """
            WITH own AS (SELECT case_id FROM rights_case WHERE request_id = :request),
                file AS (SELECT f.* FROM task_file f JOIN fulfilment_task USING (task_id) JOIN own USING (case_id))
            SELECT bucket, object FROM case_package JOIN own USING (case_id)
            UNION ALL SELECT bucket, object FROM file
            UNION ALL SELECT r.bucket, r.object FROM file_redaction r JOIN file USING (file_id)
            """;

    // What refers to another goes first.
    private static final List<String> DELETIONS = Stream.of(
                    Stream.of(
                                    CASES,
                                    TASKS,
                                    QUOTES,
                                    "(SELECT reminder_id FROM deadline_reminder WHERE case_id IN " + CASES + ")",
                                    "(SELECT fan_out_id FROM task_fan_out WHERE case_id IN " + CASES + ")",
                                    "(SELECT remainder_id FROM erasure_remainder WHERE case_id IN " + CASES + ")",
                                    "(SELECT handover_id FROM handover WHERE case_id IN " + CASES + ")",
                                    "(SELECT system_lift_id FROM system_lift WHERE case_id IN " + CASES + ")")
                            .map(ids -> "DELETE FROM scheduled_tasks WHERE task_instance IN (SELECT id::text FROM "
                                    + ids + " AS own(id))"),
                    Stream.of(
                            "DELETE FROM file_redaction WHERE file_id IN " + FILES,
                            "DELETE FROM task_file WHERE task_id IN " + TASKS),
                    ofCases(
                            "case_package",
                            "system_lift",
                            "restriction_lift",
                            "recipient_notice",
                            "erasure_remainder",
                            "handover",
                            "task_fan_out",
                            "fulfilment_task",
                            "checklist_mark",
                            "case_note",
                            "deadline_reminder",
                            "duplicate_hint"),
                    Stream.of("DELETE FROM disclosure WHERE request_id = ?"),
                    Stream.of("transfer_end", "transfer_decision", "transfer")
                            .map(table -> "DELETE FROM " + table + " WHERE transfer_id IN " + TRANSFERS),
                    Stream.of("DELETE FROM duplicate_hint WHERE leading_request_id = ?"),
                    Stream.of("DELETE FROM fee_item WHERE quote_id IN " + QUOTES),
                    ofCases("fee_quote", "case_extension", "appeal"),
                    Stream.of("decision_part", "decision_evidence", "balancing_test")
                            .map(table -> "DELETE FROM " + table + " WHERE decision_id IN " + DECISIONS),
                    ofCases("decision", "case_question", "clock_event", "case_transition", "case_legal_basis"),
                    Stream.of(
                            "DELETE FROM hold_proposal WHERE hold_id IN (SELECT hold_id FROM legal_hold WHERE request_id = ?)",
                            "DELETE FROM legal_hold WHERE request_id = ?"),
                    Stream.of("data_expiry", "request_attachment", "proven_identity", "identity_time", "identity_flag")
                            .map(table -> "DELETE FROM " + table + " WHERE request_id = ?"),
                    Stream.of(
                            "UPDATE rights_case SET language = 'und', unread = false WHERE request_id = ?",
                            "UPDATE case_request SET reference = NULL, person_ref = NULL, language = 'und',"
                                    + " unread_messages = 0, last_notice_at = NULL WHERE request_id = ?"))
            .flatMap(statements -> statements)
            .toList();

    private final CaseRequests requests;
    private final EntityManager entities;
    private final ObjectStore store;
    private final DataKeys dataKeys;
    private final RequestErasures erasures;
    private final Retention retention;

    CaseworkMemory(
            CaseRequests requests,
            EntityManager entities,
            ObjectStore store,
            DataKeys dataKeys,
            RequestErasures erasures,
            Retention retention) {
        this.requests = requests;
        this.entities = entities;
        this.store = store;
        this.dataKeys = dataKeys;
        this.erasures = erasures;
        this.retention = retention;
    }

    @Override
    public void decideAgain(UUID requestId) {
        retention.decideAgain(requestId);
    }

    @Override
    public List<UUID> destroyOutside(UUID requestId) throws IOException {
        Optional<CaseRequest> request =
                QuarkusTransaction.requiringNew().call(() -> requests.findByIdOptional(requestId));
        Optional<UUID> key = request.map(CaseRequest::dataKeyId);
        key.ifPresent(dataKeys::destroy);
        for (Tuple content : QuarkusTransaction.requiringNew().call(() -> contentsOf(requestId))) {
            store.delete(content.get("bucket", String.class), content.get("object", String.class));
        }
        return key.stream().toList();
    }

    private List<Tuple> contentsOf(UUID requestId) {
        return entities.createNativeQuery(CONTENTS, Tuple.class)
                .setParameter("request", requestId)
                .getResultStream()
                .map(Tuple.class::cast)
                .toList();
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
        erasures.confirmedHere(requestId, erasedAt);
    }

    private static Stream<String> ofCases(String... tables) {
        return Stream.of(tables).map(table -> "DELETE FROM " + table + " WHERE case_id IN " + CASES);
    }
}
