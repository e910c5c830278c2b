package com.xiaomi.privacy.notification.paper;

import com.xiaomi.privacy.notification.delivery.Delivery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** The letters that staff are to print and post, the oldest first; without those of requests that a legal hold keeps out of sight. */
@ApplicationScoped
class WaitingLetters {

    private static final String WAIT = """
             FROM delivery WHERE state = 'TO_PRINT'
            AND NOT EXISTS (SELECT FROM held_request h WHERE h.request_id = delivery.request_id AND h.isolated)
            """;
    // Ids grow with time (UUIDv7).
    private static final String PAGE = "SELECT *" + WAIT
            + "AND (CAST(:behind AS uuid) IS NULL OR delivery_id > CAST(:behind AS uuid))" + " ORDER BY delivery_id";
    private static final String ALL = "SELECT count(*)" + WAIT;
    private static final String SINCE = ALL + "AND planned_at < :latest";

    private final Session entities;

    WaitingLetters(Session entities) {
        this.entities = entities;
    }

    /** @param behind the last letter of the page before; empty for the first page */
    @Transactional(Transactional.TxType.MANDATORY)
    List<Delivery> oldest(Optional<UUID> behind, int limit) {
        return entities.createNativeQuery(PAGE, Delivery.class)
                .setParameter("behind", behind.orElse(null), UUID.class)
                .setMaxResults(limit)
                .getResultList();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    long waiting() {
        return entities.createNativeQuery(ALL, Long.class).getSingleResult();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    long waitingSince(Instant latest) {
        return entities.createNativeQuery(SINCE, Long.class)
                .setParameter("latest", latest)
                .getSingleResult();
    }
}
