package com.xiaomi.privacy.localstack.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Foreign keys of a database that make a deletion slow: PostgreSQL looks for rows that refer to each deleted one. */
public final class References {

    private static final String WITHOUT_INDEX = """
            SELECT format('%s(%s)', c.conrelid::regclass, a.attname)
            FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
            WHERE c.contype = 'f' AND c.confrelid <> ALL (?::regclass[]) AND NOT EXISTS (
                SELECT FROM pg_index i
                WHERE i.indrelid = c.conrelid AND i.indkey[0] = ANY (c.conkey)
                    AND (i.indpred IS NULL
                        OR pg_get_expr(i.indpred, i.indrelid) = format('(%I IS NOT NULL)', a.attname)))
            ORDER BY 1
            """;

    private References() {}

    /**
     * Those that no index serves, each as {@code table(column)}.
     *
     * @param neverDeleted tables whose rows stay for good
     */
    public static List<String> withoutIndex(DataSource database, String... neverDeleted) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement read = connection.prepareStatement(WITHOUT_INDEX)) {
            read.setArray(1, connection.createArrayOf("text", neverDeleted));
            List<String> found = new ArrayList<>();
            try (ResultSet rows = read.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }
}
