package com.xiaomi.privacy.cell.check;

import com.xiaomi.privacy.cell.Cut;
import com.xiaomi.privacy.cell.settings.CellSettings;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Checks every invariant between the services of a cell, which may run meanwhile. */
public final class CellCheck {

    private final CellSettings cell;

    public CellCheck(CellSettings cell) {
        this.cell = cell;
    }

    /**
     * Tells each fault as it is found.
     *
     * @param patience how long services have for applying what is on its way
     * @return how many were found
     */
    public long check(Duration patience, Instant now, Consumer<Fault> faults)
            throws SQLException, IOException, InterruptedException {
        List<Invariant> invariants = List.of(
                new CasesAndRequests(),
                new ErasedStaysErased(),
                new KeysOfRows(),
                new ObjectsOfRows(now),
                new TrailsWhole(),
                new EventPositions());
        long[] found = new long[1];
        try (Cut cut = Cut.withKeys(cell, patience)) {
            CheckedCell checked = new CheckedCell(cell, cut);
            for (Invariant invariant : invariants) {
                invariant.check(checked, fault -> {
                    found[0]++;
                    faults.accept(fault);
                });
            }
        }
        return found[0];
    }
}
