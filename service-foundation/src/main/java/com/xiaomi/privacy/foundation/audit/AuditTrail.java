package com.xiaomi.privacy.foundation.audit;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.foundation.export.SafeguardInUse;
import com.xiaomi.privacy.foundation.identifier.Ids;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** This service's append-only trail, one hash chain per request and one for each of what belongs to none, written in the business transaction. */
@ApplicationScoped
public class AuditTrail {

    // One round trip: takes the chain's row lock, extends the hash, appends the entry.
    private static final String APPEND = """
            WITH chain AS (
                INSERT INTO audit_chain AS c (chain_id, entries, head)
                VALUES (?, 1, sha256(?::bytea || ?::bytea))
                ON CONFLICT (chain_id) DO UPDATE SET entries = c.entries + 1, head = sha256(c.head || ?::bytea)
                RETURNING entries, head)
            INSERT INTO audit_entry (chain_id, position, entry_id, recorded_at, content, content_digest, hash)
            SELECT ?, entries, ?, ?, ?, ?, head FROM chain
            """;
    private static final String READ =
            "SELECT position, entry_id, recorded_at, content, content_digest, hash FROM audit_entry"
                    + " WHERE chain_id = ? ORDER BY position";

    private static final String END_CONTENTS = "SELECT end_audit_contents(?, ?)";

    /** The action of the entry behind those that lost their content. The database and the check look for it. */
    public static final String CONTENTS_ENDED = "trail.contents-ended";

    private static final String WORKED_UNDER = "workedUnder";

    private final AgroalDataSource dataSource;
    private final ApartChains apart;
    private final ObjectMapper json;
    private final Clock clock;

    AuditTrail(AgroalDataSource dataSource, ApartChains apart, ObjectMapper json, Clock clock) {
        this.dataSource = dataSource;
        this.apart = apart;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Appends to the chain of the entry's request, with the safeguard under which staff who work elsewhere do it; becomes true only with the surrounding
     * transaction.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(AuditEntry entry) {
        UUID entryId = Ids.next();
        // PostgreSQL keeps microseconds; the hash must be made over what it gives back.
        Instant recordedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String content = content(entry);
        byte[] digest = AuditHash.digest(content);
        byte[] link = AuditHash.link(entryId, recordedAt, digest);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement append = connection.prepareStatement(APPEND)) {
            append.setObject(1, entry.chainId());
            append.setBytes(2, AuditHash.GENESIS);
            append.setBytes(3, link);
            append.setBytes(4, link);
            append.setObject(5, entry.chainId());
            append.setObject(6, entryId);
            append.setObject(7, OffsetDateTime.ofInstant(recordedAt, ZoneOffset.UTC));
            append.setString(8, content);
            append.setBytes(9, digest);
            append.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("audit entry not written", e);
        }
        if (entry.apart()) {
            apart.note(entry.chainId(), recordedAt);
        }
    }

    /**
     * Takes the contents of entries of a chain away. The database allows that of forgotten requests, and of what belongs to none.
     *
     * @param recordedBefore of which entries, UTC
     * @param end says so, and stays; its action is {@link #CONTENTS_ENDED}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void endContents(Instant recordedBefore, AuditEntry end) {
        record(end);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement endContents = connection.prepareStatement(END_CONTENTS)) {
            endContents.setObject(1, end.chainId());
            endContents.setObject(2, OffsetDateTime.ofInstant(recordedBefore, ZoneOffset.UTC));
            endContents.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("contents of audit entries not ended", e);
        }
    }

    /** The entries of a request in order; empty if nothing is known of it. */
    public List<RecordedEntry> entries(UUID chainId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement read = connection.prepareStatement(READ)) {
            read.setObject(1, chainId);
            try (ResultSet rows = read.executeQuery()) {
                List<RecordedEntry> entries = new ArrayList<>();
                while (rows.next()) {
                    entries.add(new RecordedEntry(
                            rows.getLong(1),
                            rows.getObject(2, UUID.class),
                            rows.getObject(3, OffsetDateTime.class).toInstant(),
                            rows.getString(4),
                            rows.getBytes(5),
                            rows.getBytes(6)));
                }
                return entries;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("audit trail not read", e);
        }
    }

    /** The entries of a request with the check of their chain. */
    public CheckedChain checked(UUID chainId) {
        BadEntry firstBad = firstBadEntry(chainId).orElse(null);
        return new CheckedChain(entries(chainId), firstBad);
    }

    /** Recomputes the chain of a request; empty if it is whole. Sees only what is committed. */
    public Optional<BadEntry> firstBadEntry(UUID chainId) {
        return Optional.ofNullable(QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = dataSource.getConnection()) {
                TrailReader.holdStill(connection);
                return TrailReader.check(connection, chainId).firstBad();
            } catch (SQLException e) {
                throw new IllegalStateException("audit chain not read", e);
            }
        }));
    }

    private String content(AuditEntry entry) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("action", entry.action());
        content.put("actor", entry.actor().code());
        content.put("facts", facts(entry));
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("audit entry not serialisable", e);
        }
    }

    private static Map<String, String> facts(AuditEntry entry) {
        return entry.actor() instanceof Actor.Staff
                ? SafeguardInUse.now()
                        .map(transferId -> entry.with(WORKED_UNDER, transferId).facts())
                        .orElse(entry.facts())
                : entry.facts();
    }

    /**
     * An entry as it stands in the table.
     *
     * @param recordedAt UTC, to the microsecond
     * @param content canonical JSON; null once its retention has ended
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record RecordedEntry(
            long position,
            UUID entryId,
            Instant recordedAt,
            @Schema(nullable = true) String content,
            byte[] contentDigest,
            byte[] hash) {}
}
