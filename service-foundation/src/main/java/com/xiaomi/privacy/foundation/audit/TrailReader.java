package com.xiaomi.privacy.foundation.audit;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.postgresql.PGStatement;

/** Hands the rows of a database to {@link AuditCheck}, a few at a time and as of one moment. */
public final class TrailReader {

    // Ids and times as bytes: the hash is made over bytes, and no object is needed to compare them.
    private static final String ENTRIES = "SELECT uuid_send(chain_id), position, uuid_send(entry_id),"
            + " timestamptz_send(recorded_at), convert_to(content, 'UTF8'), content_digest, hash FROM audit_entry";
    private static final String ENTRIES_IN_ORDER = " ORDER BY chain_id, position";
    private static final String HEADS = "SELECT uuid_send(chain_id), entries, head FROM audit_chain";
    private static final String HEADS_IN_ORDER = " ORDER BY chain_id";
    private static final String OF_ONE = " WHERE chain_id = ?";
    private static final String ONE_MOMENT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    private static final int AT_ONCE = 2_000;
    // The driver asks for binary values from the first execution on: a bytea then comes as it is, not in hexadecimal.
    private static final int BINARY = -1;
    // PostgreSQL counts from 2000-01-01, which is this many microseconds after 1970-01-01.
    private static final long EPOCH_2000_MICROS = 946_684_800_000_000L;

    private TrailReader() {}

    /**
     * Sees from here on in this transaction what was committed by now, and nothing later.
     *
     * @param connection within a transaction in which nothing was done yet
     */
    public static void holdStill(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(ONE_MOMENT);
        }
    }

    /** Checks all chains. The connection must be within a transaction, or the driver reads everything at once. */
    public static AuditCheck.Outcome check(Connection connection) throws SQLException {
        try (PreparedStatement entries = prepare(connection, ENTRIES + ENTRIES_IN_ORDER);
                PreparedStatement heads = prepare(connection, HEADS + HEADS_IN_ORDER)) {
            return check(entries, heads);
        }
    }

    /** Checks one chain, likewise. */
    static AuditCheck.Outcome check(Connection connection, UUID chainId) throws SQLException {
        try (PreparedStatement entries = prepare(connection, ENTRIES + OF_ONE + ENTRIES_IN_ORDER);
                PreparedStatement heads = prepare(connection, HEADS + OF_ONE)) {
            entries.setObject(1, chainId);
            heads.setObject(1, chainId);
            return check(entries, heads);
        }
    }

    private static AuditCheck.Outcome check(PreparedStatement entries, PreparedStatement heads) throws SQLException {
        try (ResultSet entryRows = entries.executeQuery();
                ResultSet headRows = heads.executeQuery()) {
            return AuditCheck.of(new EntryRows(entryRows), new HeadRows(headRows));
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setFetchSize(AT_ONCE);
        statement.unwrap(PGStatement.class).setPrepareThreshold(BINARY);
        return statement;
    }

    /** One column of the current row. */
    private interface Column<T> {
        T read() throws SQLException;
    }

    private static <T> T read(Column<T> column) {
        try {
            return column.read();
        } catch (SQLException e) {
            throw new IllegalStateException("audit trail not read", e);
        }
    }

    private record EntryRows(ResultSet rows) implements TrailRows.Entries {

        @Override
        public boolean next() {
            return read(rows::next);
        }

        @Override
        public byte[] chainId() {
            return read(() -> rows.getBytes(1));
        }

        @Override
        public long position() {
            return read(() -> rows.getLong(2));
        }

        @Override
        public byte[] entryId() {
            return read(() -> rows.getBytes(3));
        }

        @Override
        public long micros() {
            return EPOCH_2000_MICROS
                    + ByteBuffer.wrap(read(() -> rows.getBytes(4))).getLong();
        }

        @Override
        public byte[] content() {
            return read(() -> rows.getBytes(5));
        }

        @Override
        public byte[] contentDigest() {
            return read(() -> rows.getBytes(6));
        }

        @Override
        public byte[] hash() {
            return read(() -> rows.getBytes(7));
        }
    }

    private record HeadRows(ResultSet rows) implements TrailRows.Heads {

        @Override
        public boolean next() {
            return read(rows::next);
        }

        @Override
        public byte[] chainId() {
            return read(() -> rows.getBytes(1));
        }

        @Override
        public long entries() {
            return read(() -> rows.getLong(2));
        }

        @Override
        public byte[] head() {
            return read(() -> rows.getBytes(3));
        }
    }
}
