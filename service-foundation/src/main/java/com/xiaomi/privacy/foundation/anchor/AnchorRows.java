package com.xiaomi.privacy.foundation.anchor;

import com.xiaomi.privacy.foundation.anchor.Anchor.Leaf;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What this service's database knows of its anchors. */
@ApplicationScoped
class AnchorRows {

    private static final Duration EVERY = Duration.ofHours(1);
    private static final int PAGE = 500;
    private static final int LOCK_SPACE = 0x0a0c;

    private static final String LOCK = "SELECT pg_try_advisory_xact_lock(%d, 0)".formatted(LOCK_SPACE);
    private static final String COLUMNS =
            "SELECT number, anchored_at, kept_until, previous, root, leaves, digest, more, content, written_at FROM audit_anchor ";
    private static final String LAST = COLUMNS + "ORDER BY number DESC LIMIT 1";
    private static final String PAGE_AFTER = COLUMNS + "WHERE number > ? ORDER BY number LIMIT " + PAGE;
    // Waits for nobody, so it takes part in no deadlock: a chain that is just growing comes with the next anchor.
    private static final String TAKE_CHANGED = """
            WITH changed AS MATERIALIZED (
                SELECT chain_id FROM audit_chain WHERE entries <> anchored_entries
                ORDER BY chain_id LIMIT ? FOR UPDATE SKIP LOCKED)
            UPDATE audit_chain c SET anchored_entries = c.entries FROM changed WHERE c.chain_id = changed.chain_id
            RETURNING c.chain_id, c.entries, c.head
            """;
    private static final String INSERT = "INSERT INTO audit_anchor"
            + " (number, anchored_at, kept_until, previous, root, leaves, digest, more, content)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String WRITTEN =
            "UPDATE audit_anchor SET written_at = ?, content = NULL" + " WHERE number = ? AND written_at IS NULL";
    private static final String LAST_WRITTEN = COLUMNS + "WHERE written_at IS NOT NULL ORDER BY number DESC LIMIT 1";

    private final AgroalDataSource dataSource;
    private final String service;
    private final Period kept;

    AnchorRows(
            AgroalDataSource dataSource,
            @ConfigProperty(name = "quarkus.application.name") String service,
            AnchorConfig config) {
        this.dataSource = dataSource;
        this.service = service;
        this.kept = Period.ofYears(config.keepYears());
    }

    /**
     * An anchor as the database knows it.
     *
     * @param at UTC, as {@link Anchor#at}
     * @param keptUntil UTC
     * @param more whether chains were left over for the next one
     * @param content null once it is written
     * @param writtenAt UTC; null until then
     */
    record Row(
            long number,
            Instant at,
            Instant keptUntil,
            byte[] previous,
            byte[] root,
            int leaves,
            byte[] digest,
            boolean more,
            String content,
            Instant writtenAt) {

        String objectName() {
            return Anchor.objectName(number, digest);
        }
    }

    /**
     * The anchor that is to be written now: the one that waits, or else a new one, which has been committed; empty if the last one is
     * younger than an hour, or if another replica is just making one. A clock that jumps delays the next one by two hours at most.
     *
     * @param atMost chains in one anchor
     */
    Optional<Row> next(Instant now, int atMost) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = dataSource.getConnection()) {
                if (!locked(connection)) {
                    return Optional.empty();
                }
                Optional<Row> last = first(connection, LAST);
                if (last.isPresent() && last.get().writtenAt() == null) {
                    return last;
                }
                return last.isPresent() && !isDue(last.get(), now)
                        ? Optional.empty()
                        : Optional.of(insert(connection, last, now.truncatedTo(ChronoUnit.MICROS), atMost));
            }
        });
    }

    private static boolean isDue(Row last, Instant now) {
        return last.more() || Duration.between(last.at(), now).abs().compareTo(EVERY) >= 0;
    }

    private static boolean locked(Connection connection) throws SQLException {
        try (Statement lock = connection.createStatement();
                ResultSet answer = lock.executeQuery(LOCK)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private static Optional<Row> first(Connection connection, String sql) throws SQLException {
        try (PreparedStatement read = connection.prepareStatement(sql);
                ResultSet rows = read.executeQuery()) {
            return rows.next() ? Optional.of(row(rows)) : Optional.empty();
        }
    }

    private Row insert(Connection connection, Optional<Row> last, Instant at, int atMost) throws SQLException {
        List<Leaf> leaves = takeChanged(connection, atMost);
        Anchor anchor = new Anchor(
                service,
                last.map(Row::number).orElse(0L) + 1,
                at,
                at.atZone(ZoneOffset.UTC).plus(kept).toInstant().truncatedTo(ChronoUnit.SECONDS),
                last.map(Row::digest).orElse(Anchor.NONE_BEFORE),
                leaves);
        String text = anchor.text();
        Row row = new Row(
                anchor.number(),
                at,
                anchor.keptUntil(),
                anchor.previous(),
                anchor.root(),
                leaves.size(),
                Anchor.digest(text),
                leaves.size() == atMost,
                text,
                null);
        insert(connection, row);
        return row;
    }

    private static List<Leaf> takeChanged(Connection connection, int atMost) throws SQLException {
        try (PreparedStatement take = connection.prepareStatement(TAKE_CHANGED)) {
            take.setInt(1, atMost);
            List<Leaf> leaves = new ArrayList<>();
            try (ResultSet rows = take.executeQuery()) {
                while (rows.next()) {
                    leaves.add(new Leaf(rows.getObject(1, UUID.class), rows.getLong(2), rows.getBytes(3)));
                }
            }
            // As PostgreSQL sorts them, and as their text sorts.
            leaves.sort(Comparator.comparing(leaf -> leaf.chainId().toString()));
            return leaves;
        }
    }

    private static void insert(Connection connection, Row row) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setLong(1, row.number());
            insert.setObject(2, OffsetDateTime.ofInstant(row.at(), ZoneOffset.UTC));
            insert.setObject(3, OffsetDateTime.ofInstant(row.keptUntil(), ZoneOffset.UTC));
            insert.setBytes(4, row.previous());
            insert.setBytes(5, row.root());
            insert.setInt(6, row.leaves());
            insert.setBytes(7, row.digest());
            insert.setBoolean(8, row.more());
            insert.setString(9, row.content());
            insert.executeUpdate();
        }
    }

    /** Notes that an anchor is written; nothing if another replica has. */
    void written(long number, Instant at) {
        QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement update = connection.prepareStatement(WRITTEN)) {
                update.setObject(1, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
                update.setLong(2, number);
                return update.executeUpdate();
            }
        });
    }

    /** The last anchor that is written; empty if none is. */
    Optional<Row> lastWritten() {
        try (Connection connection = dataSource.getConnection()) {
            return first(connection, LAST_WRITTEN);
        } catch (SQLException e) {
            throw new IllegalStateException("audit anchors not read", e);
        }
    }

    /** The next few anchors by number; empty behind the last. */
    List<Row> after(long number) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement read = connection.prepareStatement(PAGE_AFTER)) {
            read.setLong(1, number);
            List<Row> page = new ArrayList<>();
            try (ResultSet rows = read.executeQuery()) {
                while (rows.next()) {
                    page.add(row(rows));
                }
            }
            return page;
        } catch (SQLException e) {
            throw new IllegalStateException("audit anchors not read", e);
        }
    }

    private static Row row(ResultSet rows) throws SQLException {
        return new Row(
                rows.getLong(1),
                instant(rows, 2),
                instant(rows, 3),
                rows.getBytes(4),
                rows.getBytes(5),
                rows.getInt(6),
                rows.getBytes(7),
                rows.getBoolean(8),
                rows.getString(9),
                instant(rows, 10));
    }

    private static Instant instant(ResultSet rows, int column) throws SQLException {
        OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
