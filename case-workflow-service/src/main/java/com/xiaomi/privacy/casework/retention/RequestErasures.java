package com.xiaomi.privacy.casework.retention;

import com.xiaomi.privacy.contracts.event.ErasureConfirmation;
import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.event.NotificationEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Which requests are to be erased, and who has said that nothing is left of them. */
@ApplicationScoped
public class RequestErasures {

    // After a restore others may confirm before the decision is repeated here.
    private static final String DECIDED = """
            INSERT INTO request_erasure AS known (request_id, decided_at) VALUES (:request, :at)
            ON CONFLICT (request_id) DO UPDATE SET decided_at = least(known.decided_at, excluded.decided_at)
            """;
    private static final String CONFIRMED = """
            INSERT INTO request_erasure AS known (request_id, decided_at, %1$s) VALUES (:request, :at, :at)
            ON CONFLICT (request_id) DO UPDATE SET %1$s = coalesce(known.%1$s, excluded.%1$s)
            """;
    private static final String UNCONFIRMED = """
            SELECT request_id, decided_at, intake_at, identity_at, notification_at, casework_at FROM request_erasure
            WHERE (intake_at IS NULL OR identity_at IS NULL OR notification_at IS NULL OR casework_at IS NULL)
                AND decided_at < :before
            ORDER BY decided_at, request_id LIMIT :limit
            """;

    private final EntityManager entities;

    RequestErasures(EntityManager entities) {
        this.entities = entities;
    }

    /** Notes that a request is to be erased. */
    @Transactional(Transactional.TxType.MANDATORY)
    void decided(UUID requestId, Instant at) {
        entities.createNativeQuery(DECIDED)
                .setParameter("request", requestId)
                .setParameter("at", at)
                .executeUpdate();
    }

    /** Another service has erased what it held. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void confirmed(ErasureConfirmation by) {
        String column = switch (by) {
            case RequestEvent.ErasureConfirmed _ -> "intake_at";
            case IdentityEvent.ErasureConfirmed _ -> "identity_at";
            case NotificationEvent.ErasureConfirmed _ -> "notification_at";
        };
        note(column, by.requestId(), by.erasedAt());
    }

    /** This service has erased what it held. */
    @Transactional(Transactional.TxType.MANDATORY)
    void confirmedHere(UUID requestId, Instant at) {
        note("casework_at", requestId, at);
    }

    private void note(String column, UUID requestId, Instant at) {
        entities.createNativeQuery(CONFIRMED.formatted(column))
                .setParameter("request", requestId)
                .setParameter("at", at)
                .executeUpdate();
    }

    /** Those decided before a time that somebody has not confirmed, oldest first. */
    @Transactional
    List<Unconfirmed> unconfirmed(Instant decidedBefore, int atMost) {
        return entities.createNativeQuery(UNCONFIRMED, Tuple.class)
                .setParameter("before", decidedBefore)
                .setParameter("limit", atMost)
                .getResultStream()
                .map(row -> Unconfirmed.of((Tuple) row))
                .toList();
    }
}
