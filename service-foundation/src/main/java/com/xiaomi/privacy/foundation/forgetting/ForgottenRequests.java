package com.xiaomi.privacy.foundation.forgetting;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Remembers of a request that it is forgotten, and nothing else. */
@ApplicationScoped
public class ForgottenRequests {

    private static final String DECIDED =
            "INSERT INTO forgotten_request (request_id, decided_at) VALUES (?, ?) ON CONFLICT DO NOTHING";
    private static final String DECIDED_AGAIN =
            "INSERT INTO forgotten_request (request_id, decided_at, again) VALUES (?, ?, true) ON CONFLICT DO NOTHING";
    private static final String UNKNOWN = "SELECT id FROM unnest(?) AS id"
            + " WHERE NOT EXISTS (SELECT FROM forgotten_request WHERE request_id = id)";
    private static final String PAGE = "SELECT request_id FROM forgotten_request"
            + " WHERE forgotten_at IS NOT NULL AND request_id > ? ORDER BY request_id LIMIT ?";
    private static final String BACK =
            "SELECT EXISTS (SELECT FROM forgotten_request WHERE again AND forgotten_at IS NULL)";
    private static final String KNOWN = "SELECT 1 FROM forgotten_request WHERE request_id = ?";
    private static final String FORGOTTEN = "UPDATE forgotten_request SET forgotten_at = greatest(?, decided_at)"
            + " WHERE request_id = ? AND forgotten_at IS NULL";
    private static final String WITH_TRAIL = "SELECT request_id FROM forgotten_request"
            + " WHERE trail_ended_at IS NULL AND forgotten_at <= ? ORDER BY forgotten_at LIMIT 1 FOR UPDATE SKIP LOCKED";
    private static final String TRAIL_ENDED = "UPDATE forgotten_request SET trail_ended_at = ? WHERE request_id = ?";

    private final AgroalDataSource dataSource;

    ForgottenRequests(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Whether it was decided to forget the request, whatever of it may still be there. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean isForgotten(UUID requestId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement known = connection.prepareStatement(KNOWN)) {
            known.setObject(1, requestId);
            try (ResultSet row = known.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("forgotten requests not read", e);
        }
    }

    /** Whether that is new. */
    boolean decided(UUID requestId, Instant at) {
        return update(DECIDED, requestId, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
    }

    /** As {@link #decided}, of a request that came back with a restored backup. */
    boolean decidedAgain(UUID requestId, Instant at) {
        return update(DECIDED_AGAIN, requestId, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
    }

    /** Those of some requests of which it is not known that they are to be forgotten. */
    List<UUID> unknown(List<UUID> requestIds) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement read = connection.prepareStatement(UNKNOWN)) {
            read.setArray(1, connection.createArrayOf("uuid", requestIds.toArray()));
            return ids(read);
        } catch (SQLException e) {
            throw new IllegalStateException("forgotten requests not read", e);
        }
    }

    /**
     * Forgotten requests in the order of their ids.
     *
     * @param after the last one of the page before; null for the first page
     */
    List<UUID> page(UUID after, int atMost) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement read = connection.prepareStatement(PAGE)) {
            read.setObject(1, after == null ? new UUID(0, 0) : after);
            read.setInt(2, atMost);
            return ids(read);
        } catch (SQLException e) {
            throw new IllegalStateException("forgotten requests not read", e);
        }
    }

    /** Whether something came back that is not gone yet. */
    boolean anyBack() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement read = connection.prepareStatement(BACK);
                ResultSet row = read.executeQuery()) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException("forgotten requests not read", e);
        }
    }

    static List<UUID> ids(PreparedStatement read) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (ResultSet row = read.executeQuery()) {
            while (row.next()) {
                ids.add(row.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    /** Whether that is new. */
    boolean forgotten(UUID requestId, Instant at) {
        return update(FORGOTTEN, OffsetDateTime.ofInstant(at, ZoneOffset.UTC), requestId);
    }

    /** @param deletion with the request's id as its only parameter */
    void delete(String deletion, UUID requestId) {
        update(deletion, requestId);
    }

    /** A request that was forgotten by then, whose trail still has its contents; held against other replicas. */
    Optional<UUID> lockWithTrail(Instant forgottenBy) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement due = connection.prepareStatement(WITH_TRAIL)) {
            due.setObject(1, OffsetDateTime.ofInstant(forgottenBy, ZoneOffset.UTC));
            try (ResultSet row = due.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("forgotten requests not read", e);
        }
    }

    void trailEnded(UUID requestId, Instant at) {
        update(TRAIL_ENDED, OffsetDateTime.ofInstant(at, ZoneOffset.UTC), requestId);
    }

    private boolean update(String sql, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                update.setObject(i + 1, parameters[i]);
            }
            return update.executeUpdate() > 0;
        } catch (SQLException e) {
            throw new IllegalStateException("forgotten requests not written", e);
        }
    }
}
