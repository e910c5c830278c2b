package com.xiaomi.privacy.casework.retention;

import com.xiaomi.privacy.contracts.vocabulary.DataKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which data of a request was to be destroyed before the request itself. */
@ApplicationScoped
class DataExpiries {

    // Again if the time began anew, for something may have been added since.
    private static final String DECIDE = """
            INSERT INTO data_expiry AS known (request_id, kind, kept_since, decided_at) VALUES (:request, :kind, :since, :at)
            ON CONFLICT (request_id, kind) DO UPDATE SET kept_since = excluded.kept_since, decided_at = excluded.decided_at
            WHERE known.kept_since < excluded.kept_since
            """;

    private final EntityManager entities;

    DataExpiries(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Notes that data of a kind is to be destroyed.
     *
     * @param since when its time began, UTC
     * @return whether that is new
     */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean decide(UUID requestId, DataKind kind, Instant since, Instant now) {
        return entities.createNativeQuery(DECIDE)
                        .setParameter("request", requestId)
                        .setParameter("kind", kind.name())
                        .setParameter("since", since)
                        .setParameter("at", now)
                        .executeUpdate()
                > 0;
    }

    /** Since when data had been kept that was to be destroyed, UTC, by its kind. */
    @Transactional(Transactional.TxType.MANDATORY)
    Map<DataKind, Instant> of(UUID requestId) {
        return rows(requestId)
                .collect(Collectors.toUnmodifiableMap(
                        row -> DataKind.valueOf(row.get("kind", String.class)),
                        row -> row.get("kept_since", Instant.class)));
    }

    private Stream<Tuple> rows(UUID requestId) {
        return entities.createNativeQuery(
                        "SELECT kind, kept_since FROM data_expiry WHERE request_id = :request", Tuple.class)
                .setParameter("request", requestId)
                .getResultStream()
                .map(Tuple.class::cast);
    }
}
