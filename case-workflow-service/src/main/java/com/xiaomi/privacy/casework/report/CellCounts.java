package com.xiaomi.privacy.casework.report;

import com.xiaomi.privacy.contracts.vocabulary.Cell;
import java.time.Instant;
import java.util.List;

/**
 * What a cell tells outside of itself about a quarter: counts without a person (DESIGN.md: cells share nothing else).
 *
 * @param quarter for example {@code 2026-Q3}, by the calendar of the controllers
 * @param toldSince when that was counted, UTC; it stays as it was told
 * @param smallest the smallest count that is told; what is not in the rows is smaller
 */
record CellCounts(Cell cell, String quarter, Instant toldSince, int smallest, List<CountRow> rows) {

    CellCounts {
        rows = List.copyOf(rows);
    }
}
