package com.xiaomi.privacy.cell.check;

import com.xiaomi.privacy.cell.Cut;
import com.xiaomi.privacy.cell.SortedRows;
import com.xiaomi.privacy.cell.settings.CellSettings;
import com.xiaomi.privacy.cell.settings.Part;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A cell as of one cut, with what several invariants ask of it. */
record CheckedCell(CellSettings settings, Cut cut) {

    private static final String UNDER_WAY = """
            SELECT EXISTS (SELECT FROM outbox WHERE aggregateid = ?)
                OR EXISTS (SELECT FROM inbox_waiting WHERE key = ?::uuid)
                OR EXISTS (SELECT FROM forgotten_request WHERE request_id = ?::uuid AND forgotten_at IS NULL)
            """;

    /** Whether a service still has events of the request to send or to apply, or is just forgetting it: then they may differ. */
    boolean isUnderWay(String requestId) throws SQLException {
        for (Part part : Part.values()) {
            if (isTrue(cut.of(part), UNDER_WAY, requestId, requestId, requestId)) {
                return true;
            }
        }
        return false;
    }

    static boolean isTrue(Connection connection, String sql, String... parameters) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                ask.setString(i + 1, parameters[i]);
            }
            try (ResultSet row = ask.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    SortedRows rows(Part part, String sql, String... parameters) throws SQLException {
        return SortedRows.of(cut.of(part), sql, parameters);
    }

    /** The requests that a query of a service names, in order. */
    SortedRows requests(Part part, String query) throws SQLException {
        return rows(part, "SELECT own.id::text FROM (" + query + ") AS own (id) ORDER BY own.id");
    }

    /** The requests that a service has noted as erased, in order. */
    SortedRows ledger(Part part) throws SQLException {
        return SortedRows.of(cut.keysOf(part), "SELECT e.request_id::text FROM erased_request e ORDER BY e.request_id");
    }
}
