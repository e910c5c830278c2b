package com.xiaomi.privacy.intake.access;

import com.xiaomi.privacy.foundation.identifier.Reference;
import com.xiaomi.privacy.intake.request.TrackingToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The rows of links and of those who asked for them, and the token that a request has now. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class AccessLinkTable {

    private static final String ASK =
            "INSERT INTO access_ask (access_link_id, reference, asked_at) VALUES (:link, :reference, :at)";
    private static final String ASKED = "SELECT reference FROM access_ask WHERE access_link_id = :link";
    private static final String ANSWERED = "DELETE FROM access_ask WHERE access_link_id = :link";
    private static final String ADD = """
            INSERT INTO access_link (access_link_id, request_id, token_hash, issued_at, expires_at)
            VALUES (:link, :request, :hash, :at, :until) ON CONFLICT (access_link_id) DO NOTHING
            """;
    private static final String SWEEP = "DELETE FROM access_link WHERE request_id = :request AND expires_at <= :now";
    private static final String UNUSED =
            "SELECT access_link_id, token_hash FROM access_link WHERE request_id = :request AND expires_at > :now";
    private static final String UNTIL = "SELECT expires_at FROM access_link"
            + " WHERE access_link_id = :link AND request_id = :request AND expires_at > :now";
    private static final String KEY =
            "SELECT tracking_token_hash, key_generation FROM request WHERE request_id = :request";
    private static final String LOCK = KEY + " FOR UPDATE";
    private static final String USE = """
            WITH used AS (SELECT issued_at FROM access_link WHERE access_link_id = :link AND request_id = :request)
            DELETE FROM access_link l USING used WHERE l.request_id = :request AND l.issued_at <= used.issued_at
            """;
    private static final String REPLACE =
            "UPDATE request SET tracking_token_hash = :hash, key_generation = :generation WHERE request_id = :request";
    private static final String DROP = "DELETE FROM access_link WHERE request_id = :request";

    private final EntityManager entities;

    AccessLinkTable(EntityManager entities) {
        this.entities = entities;
    }

    void ask(UUID link, Reference reference, Instant at) {
        entities.createNativeQuery(ASK)
                .setParameter("link", link)
                .setParameter("reference", reference.value())
                .setParameter("at", at)
                .executeUpdate();
    }

    /** The reference that was asked for; empty once that is answered. */
    Optional<String> asked(UUID link) {
        return entities.createNativeQuery(ASKED, String.class)
                .setParameter("link", link)
                .getResultStream()
                .map(String.class::cast)
                .findFirst();
    }

    void answered(UUID link) {
        entities.createNativeQuery(ANSWERED).setParameter("link", link).executeUpdate();
    }

    /** @return false if there is such a link already */
    boolean add(UUID link, UUID requestId, byte[] tokenHash, Instant at, Instant until) {
        entities.createNativeQuery(SWEEP)
                .setParameter("request", requestId)
                .setParameter("now", at)
                .executeUpdate();
        return entities.createNativeQuery(ADD)
                        .setParameter("link", link)
                        .setParameter("request", requestId)
                        .setParameter("hash", tokenHash)
                        .setParameter("at", at)
                        .setParameter("until", until)
                        .executeUpdate()
                > 0;
    }

    /** Until when a link works if it is not used; empty if it is used, replaced, expired or of another request. */
    Optional<Instant> until(UUID link, UUID requestId, Instant now) {
        return entities.createNativeQuery(UNTIL, Instant.class)
                .setParameter("link", link)
                .setParameter("request", requestId)
                .setParameter("now", now)
                .getResultStream()
                .map(Instant.class::cast)
                .findFirst();
    }

    /** The unused link with this token. Looks at all of them, whichever it is. */
    Optional<UUID> unusedWith(TrackingToken token, UUID requestId, Instant now) {
        @SuppressWarnings("unchecked")
        List<Tuple> unused = entities.createNativeQuery(UNUSED, Tuple.class)
                .setParameter("request", requestId)
                .setParameter("now", now)
                .getResultList();
        return unused.stream()
                .filter(row -> token.matches(row.get("token_hash", byte[].class)))
                .map(row -> row.get("access_link_id", UUID.class))
                .reduce((one, other) -> other);
    }

    /** The request's key as it stands now; empty if there is no such request. */
    Optional<TrackingKey> key(UUID requestId) {
        return keys(KEY, requestId).findFirst();
    }

    /** The request's key, and its row until the transaction ends. */
    TrackingKey lockedKey(UUID requestId) {
        return keys(LOCK, requestId).findFirst().orElseThrow();
    }

    private Stream<TrackingKey> keys(String query, UUID requestId) {
        @SuppressWarnings("unchecked")
        Stream<Tuple> rows = entities.createNativeQuery(query, Tuple.class)
                .setParameter("request", requestId)
                .getResultStream();
        return rows.map(row -> new TrackingKey(row.get(0, byte[].class), row.get(1, Integer.class)));
    }

    /** Uses a link up, and all that were issued before it. @return false if it was used up before */
    boolean use(UUID link, UUID requestId) {
        return entities.createNativeQuery(USE)
                        .setParameter("link", link)
                        .setParameter("request", requestId)
                        .executeUpdate()
                > 0;
    }

    void replaceKey(UUID requestId, TrackingKey key) {
        entities.createNativeQuery(REPLACE)
                .setParameter("hash", key.tokenHash())
                .setParameter("generation", key.generation())
                .setParameter("request", requestId)
                .executeUpdate();
    }

    void dropLinks(UUID requestId) {
        entities.createNativeQuery(DROP).setParameter("request", requestId).executeUpdate();
    }
}
