package com.xiaomi.privacy.intake.duplicate;

import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.event.Outbox;
import com.xiaomi.privacy.intake.IntakeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Points out to staff that a person has asked for the same before. Looks only at requests for which that person has proven
 * who they are: a stranger who types somebody else's address into the form must not be able to get in their way. It is a
 * hint and no more; people merge.
 */
@ApplicationScoped
public class Duplicates {

    // Two proofs of one person at the same time must see each other's.
    private static final String LOCK_PERSON = """
            SELECT person_ref FROM person_index
            WHERE person_ref = (SELECT person_ref FROM request WHERE request_id = :request) FOR UPDATE
            """;
    private static final String SAME_PERSON = """
            SELECT other.request_id, c.case_id, c.requested_right, other.received_at
            FROM request mine
            JOIN request other ON other.person_ref = mine.person_ref AND other.requester_kind = 'SELF'
            JOIN identity_progress proof ON proof.request_id = other.request_id AND proof.person_proven_at IS NOT NULL
            JOIN requested_case c ON c.request_id = other.request_id AND c.split_from IS NULL
            WHERE mine.request_id = :request AND mine.requester_kind = 'SELF'
              AND c.state <> 'ANONYMISED' AND (c.state <> 'CLOSED' OR other.received_at >= :since)
              AND c.requested_right IN (SELECT requested_right FROM requested_case WHERE request_id = :request)
            """;
    // Says whether the hint is new.
    private static final String HINT = """
            INSERT INTO duplicate_hint (case_id, leading_case_id, noted_at) VALUES (:case, :leading, :at)
            ON CONFLICT (case_id) DO UPDATE SET leading_case_id = EXCLUDED.leading_case_id, noted_at = EXCLUDED.noted_at
            WHERE duplicate_hint.leading_case_id <> EXCLUDED.leading_case_id
            """;

    private final EntityManager entities;
    private final AuditTrail auditTrail;
    private final Outbox outbox;
    private final IntakeConfig config;
    private final Actor self;

    Duplicates(
            EntityManager entities,
            AuditTrail auditTrail,
            Outbox outbox,
            IntakeConfig config,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.entities = entities;
        this.auditTrail = auditTrail;
        this.outbox = outbox;
        this.config = config;
        this.self = new Actor.System(service);
    }

    /** Looks for earlier requests of a person who has just proven who they are. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void identityProven(UUID requestId, Instant at) {
        entities.flush();
        entities.createNativeQuery(LOCK_PERSON)
                .setParameter("request", requestId)
                .getResultList();
        sameRight(requestId, at)
                .values()
                .forEach(cases -> LeadingCase.of(cases)
                        .ifPresent(leading -> cases.stream()
                                .filter(each -> !each.equals(leading))
                                .forEach(each -> hint(each, leading, at))));
    }

    private Map<Right, List<AskedBefore>> sameRight(UUID requestId, Instant at) {
        Map<Right, List<AskedBefore>> byRight = new EnumMap<>(Right.class);
        List<?> rows = entities.createNativeQuery(SAME_PERSON, Tuple.class)
                .setParameter("request", requestId)
                .setParameter("since", at.minus(config.duplicateWindow()))
                .getResultList();
        for (Object each : rows) {
            Tuple row = (Tuple) each;
            byRight.computeIfAbsent(Right.valueOf(row.get("requested_right", String.class)), right -> new ArrayList<>())
                    .add(new AskedBefore(
                            row.get("request_id", UUID.class),
                            row.get("case_id", UUID.class),
                            row.get("received_at", Instant.class)));
        }
        return byRight;
    }

    private void hint(AskedBefore duplicate, AskedBefore leading, Instant at) {
        int changed = entities.createNativeQuery(HINT)
                .setParameter("case", duplicate.caseId())
                .setParameter("leading", leading.caseId())
                .setParameter("at", at)
                .executeUpdate();
        if (changed == 1) {
            auditTrail.record(AuditEntry.of(duplicate.requestId(), self, "request.duplicate-suspected")
                    .with("caseId", duplicate.caseId())
                    .with("leadingCaseId", leading.caseId()));
            outbox.publish(new RequestEvent.DuplicateSuspected(
                    duplicate.requestId(), duplicate.caseId(), leading.requestId(), leading.caseId()));
        }
    }
}
