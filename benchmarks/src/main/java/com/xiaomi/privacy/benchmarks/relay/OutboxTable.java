package com.xiaomi.privacy.benchmarks.relay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** The outbox of the measured service. */
final class OutboxTable {
    // As the foundation's outbox has it.
    private static final int BUCKETS = 32;
    private static final int BATCH = 1000;
    private static final String INSERT =
            "INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload, sequence, occurred_at, bucket)"
                    + " VALUES (?, ?, ?, ?, ?::jsonb, ?, ?, ?)";

    private final Connection connection;

    /** @param connection in auto-commit mode */
    OutboxTable(Connection connection) {
        this.connection = connection;
    }

    /** Adds events in one transaction: the relay sees all of them at once, at the return of this method. */
    void add(List<WaitingEvent> events) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            int waiting = 0;
            for (WaitingEvent event : events) {
                bind(insert, event);
                insert.addBatch();
                waiting++;
                if (waiting % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
            connection.commit();
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static void bind(PreparedStatement insert, WaitingEvent event) throws SQLException {
        insert.setObject(1, event.id());
        insert.setString(2, WaitingEvent.TYPE.topic().topicName());
        insert.setString(3, event.key().toString());
        insert.setString(4, WaitingEvent.TYPE.type());
        insert.setString(5, event.payload());
        insert.setLong(6, event.sequence());
        insert.setObject(7, OffsetDateTime.ofInstant(event.occurredAt(), ZoneOffset.UTC));
        insert.setInt(8, Math.floorMod(event.key().hashCode(), BUCKETS));
    }

    /** Number of events that still wait. */
    long waiting() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM outbox")) {
            row.next();
            return row.getLong(1);
        }
    }
}
