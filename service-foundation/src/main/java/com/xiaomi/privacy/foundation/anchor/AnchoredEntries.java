package com.xiaomi.privacy.foundation.anchor;

import com.xiaomi.privacy.foundation.anchor.Anchor.Leaf;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Compares heads that were anchored with the entries that stand there now. */
@ApplicationScoped
class AnchoredEntries {

    private static final String DIFFERING = """
            SELECT leaf.chain_id, leaf.position, entry.hash IS NULL
            FROM unnest(?::uuid[], ?::bigint[], ?::bytea[]) AS leaf (chain_id, position, hash)
            LEFT JOIN audit_entry entry ON entry.chain_id = leaf.chain_id AND entry.position = leaf.position
            WHERE entry.hash IS DISTINCT FROM leaf.hash
            ORDER BY leaf.chain_id, leaf.position
            """;

    private final AgroalDataSource dataSource;

    AnchoredEntries(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * An entry that is not what was anchored.
     *
     * @param isMissing whether there is none
     */
    record Differing(UUID chainId, long position, boolean isMissing) {}

    /** Those that are not what was anchored. */
    List<Differing> differing(List<Leaf> leaves) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement read = connection.prepareStatement(DIFFERING)) {
            read.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", leaves.stream().map(Leaf::chainId).toArray()));
            read.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint", leaves.stream().map(Leaf::position).toArray()));
            read.setArray(
                    3,
                    connection.createArrayOf(
                            "bytea", leaves.stream().map(Leaf::hash).toArray(byte[][]::new)));
            List<Differing> found = new ArrayList<>();
            try (ResultSet rows = read.executeQuery()) {
                while (rows.next()) {
                    found.add(new Differing(rows.getObject(1, UUID.class), rows.getLong(2), rows.getBoolean(3)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("anchored entries not read", e);
        }
    }
}
