package com.xiaomi.privacy.casework.report;

import com.xiaomi.privacy.foundation.problem.Problem.FieldError;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a report is asked for.
 *
 * @param groupings each at most once
 */
record ReportQuery(Period period, List<Grouping> groupings) {

    private static final int MOST_MONTHS = 36;
    private static final Pattern YEAR = Pattern.compile("20\\d\\d");
    private static final String A_MONTH = "a month of this century, such as 2026-01";

    /**
     * Reads the parameters.
     *
     * @param groupBy null for none
     * @throws ProblemException with all that is wrong with them
     */
    static ReportQuery parse(String from, String to, String groupBy) {
        List<FieldError> errors = new ArrayList<>();
        Optional<YearMonth> first = month(from);
        Optional<YearMonth> last = month(to);
        if (first.isEmpty()) {
            errors.add(new FieldError("from", A_MONTH));
        }
        if (last.isEmpty()) {
            errors.add(new FieldError("to", A_MONTH));
        }
        if (first.isPresent() && last.isPresent()) {
            check(first.get(), last.get()).ifPresent(errors::add);
        }
        List<String> codes = groupBy == null ? List.of() : Arrays.asList(groupBy.split(",", -1));
        List<Optional<Grouping>> groupings = codes.stream().map(Grouping::of).toList();
        if (groupings.stream().anyMatch(Optional::isEmpty)
                || Set.copyOf(groupings).size() < groupings.size()) {
            errors.add(new FieldError("groupBy", "each at most once, separated by commas: " + Grouping.codes()));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.ofFields(errors);
        }
        return new ReportQuery(
                new Period(first.orElseThrow(), last.orElseThrow()),
                groupings.stream().map(Optional::orElseThrow).toList());
    }

    /**
     * Reads a year of this century.
     *
     * @throws ProblemException if it is none
     */
    static int year(String text) {
        return Optional.ofNullable(text)
                .filter(year -> YEAR.matcher(year).matches())
                .map(Integer::valueOf)
                .orElseThrow(() -> ProblemException.ofField(
                        ProblemType.VALIDATION_FAILED, "year", "a year of this century, such as 2026"));
    }

    private static Optional<YearMonth> month(String text) {
        try {
            return Optional.of(YearMonth.parse(Objects.requireNonNullElse(text, "")))
                    .filter(month ->
                            YEAR.matcher(Integer.toString(month.getYear())).matches());
        } catch (DateTimeException e) {
            // Mistyped by the caller, who is told.
            return Optional.empty();
        }
    }

    private static Optional<FieldError> check(YearMonth from, YearMonth to) {
        if (from.isAfter(to)) {
            return Optional.of(new FieldError("from", "not after 'to'"));
        }
        return from.plusMonths(MOST_MONTHS).isAfter(to)
                ? Optional.empty()
                : Optional.of(new FieldError("to", "at most " + MOST_MONTHS + " months with 'from'"));
    }
}
