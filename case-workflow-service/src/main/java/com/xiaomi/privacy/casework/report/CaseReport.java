package com.xiaomi.privacy.casework.report;

import com.xiaomi.privacy.casework.table.Tabular;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.RefusalGround;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How the cases of some months went. Each figure stands in the month in which it happened, at the controller's place.
 *
 * @param from first month, for example {@code 2026-01}
 * @param to last month, included
 * @param groupBy what the rows stand for, in this order
 * @param rows one for each group that has any figures; without groups at most one
 */
record CaseReport(String from, String to, List<String> groupBy, List<ReportRow> rows) implements Tabular {

    private static final int MOST = 90;
    private static final int LENGTH_OF_MONTH = 7;
    private static final List<String> FIGURES = List.of(
            "received",
            "closed",
            "answered",
            "onTime",
            "late",
            "medianDays",
            "p90Days",
            "pausedDays",
            "appealsReceived",
            "appealsUpheld",
            "appealsOverturned");

    static CaseReport of(Period period, List<Grouping> groupings, Map<Group, Figures> groups) {
        return new CaseReport(
                period.from().toString(),
                period.to().toString(),
                groupings.stream().map(Grouping::code).toList(),
                groups.entrySet().stream()
                        .map(entry -> row(groupings, entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static ReportRow row(List<Grouping> groupings, Group group, Figures figures) {
        Map<Grouping, String> of = new EnumMap<>(Grouping.class);
        for (int i = 0; i < groupings.size(); i++) {
            of.put(groupings.get(i), group.values().get(i));
        }
        String month = of.get(Grouping.MONTH);
        String right = of.get(Grouping.RIGHT);
        String outcome = of.get(Grouping.OUTCOME);
        OptionalDouble median = figures.answers().median();
        OptionalInt most = figures.answers().percentile(MOST);
        return new ReportRow(
                month == null ? null : month.substring(0, LENGTH_OF_MONTH),
                right == null ? null : Right.valueOf(right),
                of.get(Grouping.LAW),
                of.get(Grouping.COUNTRY),
                outcome == null ? null : Outcome.valueOf(outcome),
                figures.of(Figure.RECEIVED),
                figures.of(Figure.CLOSED),
                figures.answers().count(),
                figures.of(Figure.ON_TIME),
                figures.of(Figure.LATE),
                median.isPresent() ? median.getAsDouble() : null,
                most.isPresent() ? most.getAsInt() : null,
                figures.of(Figure.PAUSED_DAYS),
                figures.refusals(),
                figures.of(Figure.APPEAL_RECEIVED),
                figures.of(Figure.APPEAL_UPHELD),
                figures.of(Figure.APPEAL_OVERTURNED));
    }

    @Override
    public List<String> columns() {
        return Stream.of(
                        groupBy.stream(),
                        FIGURES.stream(),
                        Arrays.stream(RefusalGround.values()).map(ground -> "refused." + ground))
                .flatMap(names -> names)
                .toList();
    }

    @Override
    public List<List<Object>> lines() {
        return rows.stream().map(this::line).toList();
    }

    private List<Object> line(ReportRow row) {
        List<Object> cells = new ArrayList<>();
        groupBy.forEach(code -> cells.add(cell(row, Grouping.of(code).orElseThrow())));
        cells.addAll(Arrays.asList(
                row.received,
                row.closed,
                row.answered,
                row.onTime,
                row.late,
                row.medianDays,
                row.p90Days,
                row.pausedDays,
                row.appealsReceived,
                row.appealsUpheld,
                row.appealsOverturned));
        Arrays.stream(RefusalGround.values())
                .forEach(ground -> cells.add(row.refusedByGround.getOrDefault(ground.name(), 0L)));
        return cells;
    }

    private static Object cell(ReportRow row, Grouping grouping) {
        return switch (grouping) {
            case MONTH -> row.month;
            case RIGHT -> row.right;
            case LAW -> row.law;
            case COUNTRY -> row.country;
            case OUTCOME -> row.outcome;
        };
    }

    /**
     * The figures of one group.
     *
     * @param month for example {@code 2026-01}; null unless grouped by it
     * @param right null unless grouped by it
     * @param law null unless grouped by it
     * @param country ISO 3166: the country, or the US state or Canadian province; null unless grouped by it
     * @param outcome null unless grouped by it, and then for what has none: cases and appeals received
     * @param received cases
     * @param closed cases, each once, with the outcome it has now
     * @param answered closed cases in which an answer was given
     * @param onTime those whose first answer came by its due date
     * @param late the others
     * @param medianDays whole days from receipt to the first answer; null without answers
     * @param p90Days days within which at least 90 % of the first answers came; null without answers
     * @param pausedDays days in closed cases that did not count, because something was awaited from the person
     * @param refusedByGround cases refused in whole or in part by each of their grounds; without those that have none
     * @param appealsReceived appeals
     * @param appealsUpheld appeals that ended as the case had ended before
     * @param appealsOverturned appeals that ended otherwise
     */
    record ReportRow(
            @Schema(nullable = true) String month,
            @Schema(nullable = true) Right right,
            @Schema(nullable = true) String law,
            @Schema(nullable = true) String country,
            @Schema(nullable = true) Outcome outcome,
            long received,
            long closed,
            long answered,
            long onTime,
            long late,
            @Schema(nullable = true) Double medianDays,
            @Schema(nullable = true) Integer p90Days,
            long pausedDays,
            Map<String, Long> refusedByGround,
            long appealsReceived,
            long appealsUpheld,
            long appealsOverturned) {}
}
