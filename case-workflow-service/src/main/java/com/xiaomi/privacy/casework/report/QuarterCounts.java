package com.xiaomi.privacy.casework.report;

import com.xiaomi.privacy.casework.report.ToldCounts.Told;
import com.xiaomi.privacy.foundation.cell.CellConfig;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.legal.calendar.DayOnEarth;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.threeten.extra.YearQuarter;

/** Counts of whole quarters for the report over all cells: no other periods, for what two of them differ by may be one case. */
@ApplicationScoped
class QuarterCounts {

    private final Reports reports;
    private final ToldCounts told;
    private final CellConfig cell;
    private final Clock clock;

    QuarterCounts(Reports reports, ToldCounts told, CellConfig cell, Clock clock) {
        this.reports = reports;
        this.told = told;
        this.cell = cell;
        this.clock = clock;
    }

    /**
     * What this cell tells of a quarter, the same each time.
     *
     * @param text for example {@code 2026-Q3}
     * @throws ProblemException if it is no quarter, or not over everywhere
     */
    CellCounts of(String text) {
        YearQuarter quarter = over(text);
        Told counts = told.of(quarter).orElseGet(() -> tell(quarter));
        return new CellCounts(cell.name(), quarter.toString(), counts.since(), SmallCounts.SMALLEST, counts.rows());
    }

    private Told tell(YearQuarter quarter) {
        Period months = new Period(YearMonth.from(quarter.atDay(1)), YearMonth.from(quarter.atEndOfQuarter()));
        told.tell(quarter, new Told(clock.instant(), reports.counts(months)));
        return told.of(quarter).orElseThrow();
    }

    private YearQuarter over(String text) {
        try {
            YearQuarter quarter = YearQuarter.parse(text);
            if (!DayOnEarth.begunEverywhere(quarter.atEndOfQuarter().plus(1, ChronoUnit.DAYS))
                    .isAfter(clock.instant())) {
                return quarter;
            }
        } catch (DateTimeException e) {
            // Mistyped by the caller, who is told.
        }
        throw ProblemException.ofField(
                ProblemType.VALIDATION_FAILED, "quarter", "a quarter that is over everywhere, such as 2026-Q3");
    }
}
