package com.xiaomi.privacy.cell;

import com.xiaomi.privacy.cell.settings.CellSettings;
import com.xiaomi.privacy.cell.settings.DatabaseAddress;
import com.xiaomi.privacy.cell.settings.Part;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.foundation.audit.TrailReader;
import com.xiaomi.privacy.foundation.event.RelayLocks;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * All databases of a cell as of moments between which no event travelled. The relays pause while the snapshots are taken: what was sent has
 * been applied, and the rest waits in an outbox, so nothing is only on its way. Requests are accepted meanwhile.
 */
public final class Cut implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final String HOLD = "SELECT pg_advisory_lock(%d, bucket) FROM generate_series(0, %d) AS bucket"
            .formatted(RelayLocks.SPACE, RelayLocks.BUCKETS - 1);
    private static final String SENT = """
            SELECT coalesce(sum(last_sequence), 0) - (SELECT count(*) FROM outbox WHERE aggregatetype = ?)
            FROM outbox_stream WHERE topic = ?
            """;
    private static final String APPLIED = "SELECT coalesce(sum(last_sequence), 0) FROM inbox_stream WHERE topic = ?";

    private final Map<Part, Connection> databases = new EnumMap<>(Part.class);
    private final Map<Part, Connection> keyDatabases = new EnumMap<>(Part.class);
    private boolean settled;

    private Cut() {}

    /**
     * Takes the snapshots.
     *
     * @param patience how long services have for applying what was sent; afterwards it is done without, see {@link #isSettled()}
     */
    public static Cut of(CellSettings cell, Duration patience) throws SQLException, InterruptedException {
        return of(cell, Map.of(), patience);
    }

    /** The same, with snapshots of the keys, see {@link #keysOf}. */
    public static Cut withKeys(CellSettings cell, Duration patience) throws SQLException, InterruptedException {
        return of(cell, cell.keyDatabases(), patience);
    }

    private static Cut of(CellSettings cell, Map<Part, DatabaseAddress> keyDatabases, Duration patience)
            throws SQLException, InterruptedException {
        Cut cut = new Cut();
        List<Connection> holding = new ArrayList<>();
        try {
            for (Part part : Part.values()) {
                Connection relay = cell.databases().get(part).connect();
                holding.add(relay);
                execute(relay, HOLD);
            }
            cut.settled = settles(holding, patience);
            // Keys first: they are made before what needs them, and noted as destroyed before they are.
            for (Map.Entry<Part, DatabaseAddress> keys : keyDatabases.entrySet()) {
                cut.keyDatabases.put(keys.getKey(), snapshot(keys.getValue()));
            }
            for (Part part : Part.values()) {
                cut.databases.put(part, snapshot(cell.databases().get(part)));
            }
            return cut;
        } catch (SQLException | InterruptedException | RuntimeException e) {
            cut.close();
            throw e;
        } finally {
            // The locks end with their sessions.
            for (Connection relay : holding) {
                relay.close();
            }
        }
    }

    /** A snapshot of one database by itself; the caller closes it. */
    public static Connection snapshot(DatabaseAddress address) throws SQLException {
        Connection connection = address.connect();
        try {
            connection.setAutoCommit(false);
            TrailReader.holdStill(connection);
            // The first statement takes the snapshot.
            execute(connection, "SELECT 1");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static boolean settles(List<Connection> connections, Duration patience)
            throws SQLException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!allApplied(connections)) {
            if (System.nanoTime() > end) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
        }
        return true;
    }

    private static boolean allApplied(List<Connection> connections) throws SQLException {
        for (Part reader : Part.values()) {
            for (Topic topic : reader.reads()) {
                String name = topic.topicName();
                long sent = number(connections.get(Part.writerOf(topic).ordinal()), SENT, name, name);
                if (number(connections.get(reader.ordinal()), APPLIED, name) < sent) {
                    return false;
                }
            }
        }
        return true;
    }

    private static long number(Connection connection, String sql, String... parameters) throws SQLException {
        try (PreparedStatement read = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                read.setString(i + 1, parameters[i]);
            }
            try (ResultSet row = read.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The snapshot of a service's data, within a read-only transaction. */
    public Connection of(Part part) {
        return databases.get(part);
    }

    /** The snapshot of a service's keys, a moment older than that of the data. */
    public Connection keysOf(Part part) {
        return keyDatabases.get(part);
    }

    /** Whether everything that had been sent had been applied. If not, a service was behind, or an event is lost. */
    public boolean isSettled() {
        return settled;
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : databases.values()) {
            connection.close();
        }
        for (Connection connection : keyDatabases.values()) {
            connection.close();
        }
    }
}
