package com.xiaomi.privacy.casework.report;

import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.legal.law.JurisdictionRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reports from the books, as long as these hold every case: a report that lacks some would be taken for the truth. */
@ApplicationScoped
class Reports {

    private static final int JANUARY = 1;
    private static final int DECEMBER = 12;
    private static final Duration A_WHILE = Duration.ofMinutes(1);

    private final Books books;
    private final CountOfAll countOfAll;

    Reports(Books books, CountOfAll countOfAll) {
        this.books = books;
        this.countOfAll = countOfAll;
    }

    CaseReport cases(Period period, List<Grouping> groupings) {
        return CaseReport.of(period, groupings, whenComplete(() -> books.read(period, groupings, Optional.empty())));
    }

    /** What may leave the cell about some months. */
    List<CountRow> counts(Period period) {
        return SmallCounts.told(
                whenComplete(() -> books.read(period, List.of(Grouping.RIGHT), Optional.empty())),
                whenComplete(() -> books.read(period, List.of(Grouping.RIGHT, Grouping.OUTCOME), Optional.empty())));
    }

    UsMetrics usMetrics(String state, JurisdictionRow row, int year) {
        Period months = new Period(YearMonth.of(year, JANUARY), YearMonth.of(year, DECEMBER));
        List<Grouping> groupings = List.of(Grouping.RIGHT, Grouping.OUTCOME);
        return UsMetrics.of(
                state,
                row.law(),
                year,
                row.rights(),
                whenComplete(() -> books.read(months, groupings, Optional.of(row.code()))));
    }

    /** Looks before and after, for a count may begin or end meanwhile. */
    private Map<Group, Figures> whenComplete(Supplier<Map<Group, Figures>> reading) {
        requireComplete();
        Map<Group, Figures> read = reading.get();
        requireComplete();
        return read;
    }

    private void requireComplete() {
        if (!countOfAll.isComplete()) {
            throw ProblemException.retryable(
                    ProblemType.TEMPORARILY_UNAVAILABLE,
                    "The cases are being counted; ask for the report again later.",
                    A_WHILE);
        }
    }
}
