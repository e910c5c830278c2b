package com.xiaomi.privacy.cell.check;

import com.xiaomi.privacy.cell.SortedRows;
import com.xiaomi.privacy.cell.check.Fault.Kind;
import com.xiaomi.privacy.cell.settings.Part;
import java.sql.SQLException;
import java.util.function.Consumer;

/** What one service has noted as erased no service holds, unless it is just about to forget it. */
final class ErasedStaysErased implements Invariant {

    @Override
    public void check(CheckedCell cell, Consumer<Fault> faults) throws SQLException {
        for (Part noting : Part.values()) {
            if (noting.hasKeys()) {
                for (Part holding : Part.values()) {
                    check(cell, noting, holding, faults);
                }
            }
        }
    }

    private static void check(CheckedCell cell, Part noting, Part holding, Consumer<Fault> faults) throws SQLException {
        try (SortedRows held = cell.requests(holding, holding.requests());
                SortedRows erased = cell.ledger(noting)) {
            SortedRows.compare(held, erased, row -> {}, row -> {}, (row, other) -> {
                if (!cell.isUnderWay(row.key())) {
                    faults.accept(Fault.of(Kind.ERASED_AND_BACK, holding, row.key()));
                }
            });
        }
    }
}
