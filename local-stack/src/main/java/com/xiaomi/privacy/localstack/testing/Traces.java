package com.xiaomi.privacy.localstack.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;

/** Finds in which tables of a database something is known by its id, whatever the columns are called. */
public final class Traces {

    private static final String COLUMNS = "SELECT table_name, column_name FROM information_schema.columns c"
            + " JOIN information_schema.tables t USING (table_schema, table_name)"
            + " WHERE table_schema = 'public' AND t.table_type = 'BASE TABLE' AND data_type IN ('uuid', 'text')";

    private Traces() {}

    /** The names of the tables that have a row with one of the ids. */
    public static Set<String> of(DataSource database, Collection<UUID> ids) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return of(connection, ids);
        }
    }

    /** As {@link #of(DataSource, Collection)}, by a connection that stays open. */
    public static Set<String> of(Connection connection, Collection<UUID> ids) throws SQLException {
        Set<String> found = new TreeSet<>();
        String[] texts = ids.stream().map(UUID::toString).toArray(String[]::new);
        for (String[] column : columns(connection)) {
            String sql = "SELECT 1 FROM \"%s\" WHERE \"%s\"::text = ANY (?) LIMIT 1".formatted(column[0], column[1]);
            try (PreparedStatement look = connection.prepareStatement(sql)) {
                look.setArray(1, connection.createArrayOf("text", texts));
                if (look.executeQuery().next()) {
                    found.add(column[0]);
                }
            }
        }
        return found;
    }

    private static List<String[]> columns(Connection connection) throws SQLException {
        List<String[]> columns = new ArrayList<>();
        try (PreparedStatement read = connection.prepareStatement(COLUMNS);
                ResultSet rows = read.executeQuery()) {
            while (rows.next()) {
                columns.add(new String[] {rows.getString(1), rows.getString(2)});
            }
        }
        return columns;
    }
}
