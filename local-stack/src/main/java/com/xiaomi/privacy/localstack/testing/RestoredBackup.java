package com.xiaomi.privacy.localstack.testing;

import com.xiaomi.privacy.localstack.LocalCredentials;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * A backup of a service's database, restored as a database of its own beside it. It is made as pg_dump makes one, by {@code COPY} of each
 * table in one snapshot, and restored by {@code COPY} into the tables of the same migrations: the embedded server brings no pg_dump.
 */
public final class RestoredBackup implements AutoCloseable {

    private static final String ADMINISTRATOR = "postgres";
    // Who restored it does not matter; the versions of the migrations are those of the new tables.
    private static final String COLUMNS = """
            SELECT table_name, string_agg(format('%I', column_name), ', ' ORDER BY ordinal_position)
            FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
            WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND is_generated = 'NEVER'
                AND table_name <> 'flyway_schema_history'
            GROUP BY table_name
            """;

    private final String server;
    private final String name;

    private RestoredBackup(String server, String name) {
        this.server = server;
        this.name = name;
    }

    /**
     * Backs up a database and restores it elsewhere on the same server.
     *
     * @param migrates makes the tables in the empty database at a JDBC address, as the administrator
     */
    public static RestoredBackup of(DataSource original, Consumer<String> migrates) throws SQLException, IOException {
        Map<String, Table> dump;
        String server;
        try (Connection connection = original.getConnection()) {
            String url = connection.getMetaData().getURL();
            server = url.substring(0, url.indexOf('/', "jdbc:postgresql://".length()) + 1);
            dump = dump(connection);
        }
        RestoredBackup backup = new RestoredBackup(
                server, "restored_" + UUID.randomUUID().toString().replace("-", ""));
        backup.administer("CREATE DATABASE " + backup.name);
        migrates.accept(backup.url());
        backup.load(dump);
        return backup;
    }

    /** A connection to the restored database. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url());
    }

    @Override
    public void close() throws SQLException {
        administer("DROP DATABASE " + name + " WITH (FORCE)");
    }

    private String url() {
        return address(name);
    }

    private String address(String database) {
        return server + database + "?user=" + ADMINISTRATOR + "&password="
                + LocalCredentials.databasePassword(ADMINISTRATOR);
    }

    private void administer(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(address(ADMINISTRATOR));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Map<String, Table> dump(Connection connection) throws SQLException, IOException {
        Map<String, Table> tables = new LinkedHashMap<>();
        connection.setAutoCommit(false);
        try (Statement snapshot = connection.createStatement()) {
            snapshot.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
            try (PreparedStatement columns = connection.prepareStatement(COLUMNS);
                    ResultSet row = columns.executeQuery()) {
                while (row.next()) {
                    tables.put(row.getString(1), dump(connection, row.getString(1), row.getString(2)));
                }
            }
            return tables;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static Table dump(Connection connection, String table, String columns) throws SQLException, IOException {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("COPY %s (%s) TO STDOUT".formatted(table, columns), rows);
        return new Table(columns, rows.toString(StandardCharsets.UTF_8));
    }

    private void load(Map<String, Table> dump) throws SQLException, IOException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            // As pg_restore with --disable-triggers: tables come in no order.
            statement.execute("SET session_replication_role = replica");
            for (Map.Entry<String, Table> table : dump.entrySet()) {
                statement.execute("TRUNCATE " + table.getKey() + " CASCADE");
            }
            for (Map.Entry<String, Table> table : dump.entrySet()) {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "COPY %s (%s) FROM STDIN"
                                        .formatted(
                                                table.getKey(), table.getValue().columns()),
                                new ByteArrayInputStream(table.getValue().rows().getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    private record Table(String columns, String rows) {}
}
