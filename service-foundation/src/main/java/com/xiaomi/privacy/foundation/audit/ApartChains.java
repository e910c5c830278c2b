package com.xiaomi.privacy.foundation.audit;

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
import java.util.Optional;
import java.util.UUID;

/** The chains whose contents end by the age of each entry: those of no request, and those of requests whose trail has ended. */
@ApplicationScoped
public class ApartChains {

    private static final String NOTE =
            "INSERT INTO apart_chain (chain_id, contents_from) VALUES (?, ?) ON CONFLICT DO NOTHING";
    private static final String OLD = "SELECT chain_id FROM apart_chain WHERE contents_from < ?"
            + " ORDER BY contents_from LIMIT 1 FOR UPDATE SKIP LOCKED";
    // Up to the next content that is there, so that a chain nobody writes to any more is not ended again and again.
    private static final String ENDED = """
            UPDATE apart_chain a SET contents_from = greatest(?, (
                SELECT min(e.recorded_at) FROM audit_entry e WHERE e.chain_id = a.chain_id AND e.content IS NOT NULL))
            WHERE a.chain_id = ?
            """;

    private final AgroalDataSource dataSource;

    ApartChains(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Notes a chain, unless it is known, whose contents begin now. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void note(UUID chainId, Instant now) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement note = connection.prepareStatement(NOTE)) {
            note.setObject(1, chainId);
            note.setObject(2, utc(now));
            note.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("chain of no request not noted", e);
        }
    }

    /** A chain that has contents of before a time, held against other replicas. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<UUID> lockWithContentsBefore(Instant time) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement old = connection.prepareStatement(OLD)) {
            old.setObject(1, utc(time));
            try (ResultSet row = old.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("chains of no request not read", e);
        }
    }

    /** Notes that a chain has no contents of before a time any more. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void ended(UUID chainId, Instant contentsFrom) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement ended = connection.prepareStatement(ENDED)) {
            ended.setObject(1, utc(contentsFrom));
            ended.setObject(2, chainId);
            ended.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("chain of no request not noted", e);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
