package com.xiaomi.privacy.cell.check;

import com.xiaomi.privacy.cell.SortedRows;
import com.xiaomi.privacy.cell.check.Fault.Kind;
import com.xiaomi.privacy.cell.settings.Part;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * Each row has the data key that it needs, unless its request was erased. Keys that no row needs are no fault: they are made ahead, and
 * protect nothing.
 */
final class KeysOfRows implements Invariant {

    private static final String KEYS = "SELECT k.id::text FROM data_key k ORDER BY k.id";
    private static final String ERASED = "SELECT EXISTS (SELECT FROM erased_request WHERE request_id = ?::uuid)";
    private static final String KNOWN = "SELECT EXISTS (SELECT FROM data_key WHERE id = ?::uuid)";

    @Override
    public void check(CheckedCell cell, Consumer<Fault> faults) throws SQLException {
        for (Part part : Part.values()) {
            if (part.hasKeys()) {
                check(cell, part, faults);
            }
        }
    }

    private static void check(CheckedCell cell, Part part, Consumer<Fault> faults) throws SQLException {
        String inUse = "SELECT used.key::text, used.owner::text FROM ("
                + part.keysInUse().orElseThrow() + ") AS used (key, owner) ORDER BY used.key";
        try (SortedRows used = cell.rows(part, inUse);
                SortedRows keys = SortedRows.of(cell.cut().keysOf(part), KEYS);
                Connection now = cell.settings().keys(part).orElseThrow().connect()) {
            SortedRows.compare(
                    used,
                    keys,
                    row -> {
                        if (isMissing(cell, now, part, row.key(), row.column(2))) {
                            faults.accept(Fault.of(Kind.KEY_MISSING, part, row.key(), row.column(2)));
                        }
                    },
                    row -> {},
                    (row, other) -> {});
        }
    }

    private static boolean isMissing(CheckedCell cell, Connection now, Part part, String key, String owner)
            throws SQLException {
        if (CheckedCell.isTrue(cell.cut().keysOf(part), ERASED, owner) || cell.isUnderWay(owner)) {
            return false;
        }
        // It may have been made between the two snapshots.
        return !CheckedCell.isTrue(now, KNOWN, key);
    }
}
