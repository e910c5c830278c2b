package com.xiaomi.privacy.foundation.protection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The key-encryption keys by which data keys are wrapped. */
final class KeysInUse {

    // Leaps from one key id to the next in the index, however many rows each has.
    private static final String IN_USE = """
            WITH RECURSIVE used (id) AS (
                SELECT min(wrapping_key(wrapped)) FROM data_key
                UNION ALL
                SELECT (SELECT min(wrapping_key(wrapped)) FROM data_key WHERE wrapping_key(wrapped) > used.id)
                FROM used WHERE used.id IS NOT NULL)
            SELECT id FROM used WHERE id IS NOT NULL
            """;

    private KeysInUse() {}

    /**
     * The ids of those that are not known here.
     *
     * @param keyDatabase a connection to it
     */
    static List<Integer> missing(Connection keyDatabase, List<Integer> known) throws SQLException {
        List<Integer> missing = new ArrayList<>();
        try (PreparedStatement read = keyDatabase.prepareStatement(IN_USE);
                ResultSet row = read.executeQuery()) {
            while (row.next()) {
                if (!known.contains(row.getInt(1))) {
                    missing.add(row.getInt(1));
                }
            }
        }
        return missing;
    }
}
