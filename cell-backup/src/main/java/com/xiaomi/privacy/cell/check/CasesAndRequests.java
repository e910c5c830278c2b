package com.xiaomi.privacy.cell.check;

import com.xiaomi.privacy.cell.SortedRows;
import com.xiaomi.privacy.cell.check.Fault.Kind;
import com.xiaomi.privacy.cell.settings.Part;
import java.sql.SQLException;
import java.util.function.Consumer;

/** Each case has its request, each request its cases, and verifications and messages are of requests that intake knows. */
final class CasesAndRequests implements Invariant {

    private static final String CASES =
            "SELECT case_id::text, request_id::text, state = 'ANONYMISED' FROM rights_case c ORDER BY c.case_id";
    private static final String REQUESTED =
            "SELECT case_id::text, request_id::text FROM requested_case c ORDER BY c.case_id";
    private static final String WITHOUT_ANY = """
            SELECT request_id::text FROM request r
            WHERE NOT EXISTS (SELECT FROM requested_case c WHERE c.request_id = r.request_id) ORDER BY r.request_id
            """;
    private static final String REQUESTS = "SELECT request_id FROM request";

    @Override
    public void check(CheckedCell cell, Consumer<Fault> faults) throws SQLException {
        try (SortedRows cases = cell.rows(Part.CASEWORK, CASES);
                SortedRows requested = cell.rows(Part.INTAKE, REQUESTED)) {
            SortedRows.compare(
                    cases,
                    requested,
                    row -> withoutRequest(cell, row, faults),
                    row -> withoutCase(cell, row, faults),
                    (row, other) -> compare(row, other, faults));
        }
        try (SortedRows rows = cell.rows(Part.INTAKE, WITHOUT_ANY)) {
            for (; rows.isThere(); rows.next()) {
                faults.accept(Fault.of(Kind.REQUEST_WITHOUT_CASE, Part.INTAKE, rows.key()));
            }
        }
        for (Part part : new Part[] {Part.IDENTITY, Part.NOTIFICATION}) {
            known(cell, part, faults);
        }
    }

    private static void withoutRequest(CheckedCell cell, SortedRows row, Consumer<Fault> faults) throws SQLException {
        // Of an erased request only the case is left, for statistics.
        boolean anonymised = "t".equals(row.column(3));
        if (!anonymised && !cell.isUnderWay(row.column(2))) {
            faults.accept(Fault.of(Kind.CASE_WITHOUT_REQUEST, Part.CASEWORK, row.key(), row.column(2)));
        }
    }

    private static void withoutCase(CheckedCell cell, SortedRows row, Consumer<Fault> faults) throws SQLException {
        if (!cell.isUnderWay(row.column(2))) {
            faults.accept(Fault.of(Kind.REQUEST_WITHOUT_CASE, Part.INTAKE, row.key(), row.column(2)));
        }
    }

    private static void compare(SortedRows row, SortedRows other, Consumer<Fault> faults) throws SQLException {
        if (!row.column(2).equals(other.column(2))) {
            faults.accept(
                    Fault.of(Kind.CASE_OF_ANOTHER_REQUEST, Part.CASEWORK, row.key(), row.column(2), other.column(2)));
        }
    }

    private static void known(CheckedCell cell, Part part, Consumer<Fault> faults) throws SQLException {
        try (SortedRows own = cell.requests(part, part.requests());
                SortedRows requests = cell.requests(Part.INTAKE, REQUESTS)) {
            SortedRows.compare(
                    own,
                    requests,
                    row -> {
                        if (!cell.isUnderWay(row.key())) {
                            faults.accept(Fault.of(Kind.REQUEST_UNKNOWN, part, row.key()));
                        }
                    },
                    row -> {},
                    (row, other) -> {});
        }
    }
}
