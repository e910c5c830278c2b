package com.xiaomi.privacy.benchmarks.keys;

import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.UUID;
import org.postgresql.PGConnection;

/** Data keys as the service keeps them, more than it made itself. */
final class ManyDataKeys {

    private static final int AT_ONCE = 10_000;
    private static final int SAMPLE = 1_000;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Connection keyDatabase;
    private final WrappingKeys keys;

    ManyDataKeys(Connection keyDatabase, WrappingKeys keys) {
        this.keyDatabase = keyDatabase;
        this.keys = keys;
    }

    /** Adds so many, each wrapped for its own id. */
    void add(int count) throws SQLException, IOException, GeneralSecurityException {
        for (int written = 0; written < count; written += AT_ONCE) {
            StringBuilder rows = new StringBuilder();
            for (int i = written; i < Math.min(count, written + AT_ONCE); i++) {
                UUID id = UUID.randomUUID();
                String wrapped = HexFormat.of().formatHex(keys.wrap(id, WrappingKeys.dataKey()));
                rows.append(id).append("\t\\\\x").append(wrapped).append('\n');
            }
            keyDatabase
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "COPY data_key (id, wrapped) FROM STDIN",
                            new ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.US_ASCII)));
        }
        execute("VACUUM ANALYZE data_key");
    }

    int count() throws SQLException {
        return number("SELECT count(*) FROM data_key");
    }

    /** Changes as many bytes in a table of the same build by one statement that does nothing else; rows per second. */
    double plainUpdatePerSecond() throws SQLException {
        execute("CREATE TABLE plain_key (LIKE data_key INCLUDING ALL)");
        execute("INSERT INTO plain_key SELECT * FROM data_key");
        execute("VACUUM ANALYZE plain_key");
        long begin = System.nanoTime();
        int rows;
        try (Statement statement = keyDatabase.createStatement()) {
            // The id of the wrapping key, which is in an index too, as when it is wrapped anew.
            rows = statement.executeUpdate("UPDATE plain_key SET wrapped = overlay(wrapped PLACING '\\x01020304' FROM"
                    + " CASE WHEN get_byte(wrapped, 1) < 128 THEN 4 ELSE 5 END FOR 4)");
        }
        double perSecond = rows / ((System.nanoTime() - begin) / NANOS_PER_SECOND);
        execute("DROP TABLE plain_key");
        return perSecond;
    }

    /** @throws BenchmarkFailure if one is still wrapped by another key, or a sample can't be unwrapped */
    void requireWrappedByThePrimary() throws SQLException {
        if (number("SELECT count(*) FROM data_key WHERE wrapping_key(wrapped) <> " + keys.primaryId()) > 0) {
            throw new BenchmarkFailure("Some data keys are still wrapped by the old key.");
        }
        try (PreparedStatement read = keyDatabase.prepareStatement("SELECT id, wrapped FROM data_key LIMIT " + SAMPLE);
                ResultSet row = read.executeQuery()) {
            while (row.next()) {
                keys.unwrap(row.getObject(1, UUID.class), row.getBytes(2));
            }
        } catch (GeneralSecurityException e) {
            throw new BenchmarkFailure("A data key can't be unwrapped after the rotation.", e);
        }
    }

    private int number(String sql) throws SQLException {
        try (Statement statement = keyDatabase.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = keyDatabase.createStatement()) {
            statement.execute(sql);
        }
    }
}
