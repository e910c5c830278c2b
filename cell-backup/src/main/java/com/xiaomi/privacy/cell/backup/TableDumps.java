package com.xiaomi.privacy.cell.backup;

import com.xiaomi.privacy.cell.backup.Manifest.DatabaseContent;
import com.xiaomi.privacy.cell.backup.Manifest.TableContent;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.postgresql.PGConnection;

/**
 * Copies the rows of a database as pg_dump does: {@code COPY} of each table, in one snapshot. Not what would be lost in a crash anyway
 * (unlogged tables), nor Flyway's own table, whose versions the manifest names.
 */
final class TableDumps {

    private static final String TABLES = """
            SELECT c.relname, string_agg(format('%I', a.attname), ', ' ORDER BY a.attnum)
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relpersistence = 'p'
                AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND c.relname <> 'flyway_schema_history'
            GROUP BY c.relname ORDER BY c.relname
            """;
    private static final String SEQUENCES =
            "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL";
    private static final String MIGRATIONS =
            "SELECT version FROM flyway_schema_history WHERE success AND version IS NOT NULL ORDER BY version";

    private final BackupFolder folder;

    TableDumps(BackupFolder folder) {
        this.folder = folder;
    }

    /** @param snapshot within the transaction whose moment counts */
    DatabaseContent dump(Connection snapshot, String name) throws SQLException, IOException {
        List<TableContent> tables = new ArrayList<>();
        for (String[] table : rows(snapshot, TABLES)) {
            tables.add(dump(snapshot, name, table[0], table[1]));
        }
        // Sequences know no snapshot: read last, they are behind none of the rows.
        TreeMap<String, Long> sequences = new TreeMap<>();
        rows(snapshot, SEQUENCES).forEach(sequence -> sequences.put(sequence[0], Long.valueOf(sequence[1])));
        List<String> migrations =
                rows(snapshot, MIGRATIONS).stream().map(row -> row[0]).toList();
        return new DatabaseContent(
                name, snapshot.getMetaData().getDatabaseProductVersion(), migrations, tables, sequences);
    }

    private TableContent dump(Connection snapshot, String database, String table, String columns)
            throws SQLException, IOException {
        DigestedFile file = folder.create("databases/" + database + "/" + table + ".copy");
        long rows;
        try (file) {
            rows = snapshot.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("COPY \"%s\" (%s) TO STDOUT".formatted(table, columns), file);
        }
        return new TableContent(table, columns, rows, file.content());
    }

    private static List<String[]> rows(Connection connection, String sql) throws SQLException {
        List<String[]> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                String[] values = new String[columns];
                for (int i = 0; i < columns; i++) {
                    values[i] = row.getString(i + 1);
                }
                rows.add(values);
            }
        }
        return rows;
    }
}
