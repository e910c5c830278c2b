package com.xiaomi.privacy.cell.restore;

import com.xiaomi.privacy.cell.SortedRows;
import com.xiaomi.privacy.cell.settings.CellSettings;
import com.xiaomi.privacy.cell.settings.DatabaseAddress;
import com.xiaomi.privacy.cell.settings.Part;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Tells every service of a restored cell what any of them had erased by the time of the newest keys: the ledger of each key database gets what
 * the others have, and a service without one gets the work itself. The services erase when they start, before they are ready.
 */
public final class ErasuresReapplied {

    private static final int AT_ONCE = 1_000;
    private static final String LEDGER = "SELECT e.request_id::text FROM erased_request e ORDER BY e.request_id";
    private static final String NOTE =
            "INSERT INTO erased_request (request_id) SELECT id::uuid FROM unnest(?) AS id ON CONFLICT (request_id) DO NOTHING";
    // As the service would write it: see Forgetting and WorkQueue of service-foundation.
    private static final String BEGIN = """
            WITH back AS (
                INSERT INTO forgotten_request (request_id, decided_at, again) SELECT id::uuid, now(), true FROM unnest(?) AS id
                ON CONFLICT (request_id) DO NOTHING RETURNING request_id)
            INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
            SELECT 'forget-request', request_id::text, now(), false, 1 FROM back
            ON CONFLICT (task_name, task_instance) DO NOTHING
            """;

    private final CellSettings cell;

    public ErasuresReapplied(CellSettings cell) {
        this.cell = cell;
    }

    /**
     * Can be repeated.
     *
     * @return by service, how many erasures it was told of that it did not know
     */
    public Map<Part, Long> reapply() throws SQLException {
        Map<Part, Long> told = new EnumMap<>(Part.class);
        for (Part to : Part.values()) {
            told.put(to, 0L);
            for (Map.Entry<Part, DatabaseAddress> from : cell.keyDatabases().entrySet()) {
                if (from.getKey() != to) {
                    told.merge(to, tell(from.getValue(), to), Long::sum);
                }
            }
        }
        return told;
    }

    private long tell(DatabaseAddress from, Part to) throws SQLException {
        DatabaseAddress address = cell.keys(to).orElse(cell.databases().get(to));
        long told = 0;
        try (Connection ledger = from.connect();
                Connection target = address.connect();
                PreparedStatement write = target.prepareStatement(to.hasKeys() ? NOTE : BEGIN)) {
            ledger.setAutoCommit(false);
            try (SortedRows rows = SortedRows.of(ledger, LEDGER)) {
                List<String> some = new ArrayList<>();
                while (rows.isThere()) {
                    some.add(rows.key());
                    rows.next();
                    if (some.size() == AT_ONCE || !rows.isThere()) {
                        write.setArray(1, target.createArrayOf("text", some.toArray()));
                        told += write.executeUpdate();
                        some.clear();
                    }
                }
            }
        }
        return told;
    }
}
