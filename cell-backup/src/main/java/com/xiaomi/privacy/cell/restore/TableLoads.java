package com.xiaomi.privacy.cell.restore;

import com.xiaomi.privacy.cell.backup.BackupFolder;
import com.xiaomi.privacy.cell.backup.Manifest.DatabaseContent;
import com.xiaomi.privacy.cell.backup.Manifest.TableContent;
import com.xiaomi.privacy.cell.settings.DatabaseAddress;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** Copies rows back, all of a database in one transaction, as pg_restore does with its triggers switched off: tables come in no order. */
final class TableLoads {

    private final BackupFolder folder;

    TableLoads(BackupFolder folder) {
        this.folder = folder;
    }

    /**
     * @return how many rows
     * @throws IOException if a table has another number of rows than were written
     */
    long load(DatabaseContent content, DatabaseAddress target) throws SQLException, IOException {
        try (Connection connection = target.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET LOCAL session_replication_role = replica");
            // Migrations fill some tables.
            statement.execute("TRUNCATE "
                    + content.tables().stream()
                            .map(table -> '"' + table.name() + '"')
                            .collect(Collectors.joining(", ")));
            long rows = 0;
            for (TableContent table : content.tables()) {
                rows += load(connection, table);
            }
            set(connection, content.sequences());
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("ANALYZE");
            return rows;
        }
    }

    private long load(Connection connection, TableContent table) throws SQLException, IOException {
        try (InputStream rows = new BufferedInputStream(
                Files.newInputStream(folder.resolve(table.file().path())))) {
            long loaded = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY \"%s\" (%s) FROM STDIN".formatted(table.name(), table.columns()), rows);
            if (loaded != table.rows()) {
                throw new IOException("%s has %d rows instead of %d".formatted(table.name(), loaded, table.rows()));
            }
            return loaded;
        }
    }

    private static void set(Connection connection, Map<String, Long> sequences) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement("SELECT setval(quote_ident(?)::regclass, ?)")) {
            for (Map.Entry<String, Long> sequence : sequences.entrySet()) {
                set.setString(1, sequence.getKey());
                set.setLong(2, sequence.getValue());
                set.execute();
            }
        }
    }
}
