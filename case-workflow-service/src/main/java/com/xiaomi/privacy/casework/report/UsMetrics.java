package com.xiaomi.privacy.casework.report;

import com.xiaomi.privacy.casework.table.Tabular;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a US state asks to be published about a calendar year (California: 11 CCR 7102(a)); the same figures for the states
 * that ask for none.
 *
 * @param state for example {@code CA}
 * @param law as the tables name it
 * @param year at the controller's place
 * @param requests one line for each kind of request that the state's law knows
 */
record UsMetrics(String state, String law, int year, List<MetricsLine> requests) implements Tabular {

    private static final List<String> COLUMNS = List.of(
            "state",
            "year",
            "kind",
            "received",
            "compliedInWhole",
            "compliedInPart",
            "denied",
            "deniedUnproven",
            "medianDays",
            "meanDays");

    /**
     * Adds the figures up.
     *
     * @param known the rights that the state's law gives
     * @param groups by right and outcome
     */
    static UsMetrics of(String state, String law, int year, Set<Right> known, Map<Group, Figures> groups) {
        return new UsMetrics(
                state,
                law,
                year,
                Arrays.stream(MetricsKind.values())
                        .filter(kind -> kind.rights.stream().anyMatch(known::contains))
                        .map(kind -> line(kind, groups))
                        .toList());
    }

    private static MetricsLine line(MetricsKind kind, Map<Group, Figures> groups) {
        long received = 0;
        DayHistogram answers = new DayHistogram();
        for (Map.Entry<Group, Figures> group : groups.entrySet()) {
            if (kind.covers(group.getKey())) {
                received += group.getValue().of(Figure.RECEIVED);
                answers.addAll(group.getValue().answers());
            }
        }
        long unproven = closed(kind, Outcome.EXPIRED, groups);
        return new MetricsLine(
                kind,
                received,
                closed(kind, Outcome.FULFILLED, groups),
                closed(kind, Outcome.PARTIALLY_FULFILLED, groups),
                closed(kind, Outcome.REFUSED, groups) + unproven,
                unproven,
                orNull(answers.median()),
                orNull(answers.mean()));
    }

    private static long closed(MetricsKind kind, Outcome outcome, Map<Group, Figures> groups) {
        return groups.entrySet().stream()
                .filter(group -> kind.covers(group.getKey())
                        && outcome.name().equals(group.getKey().values().getLast()))
                .mapToLong(group -> group.getValue().of(Figure.CLOSED))
                .sum();
    }

    private static Double orNull(OptionalDouble days) {
        return days.isPresent() ? days.getAsDouble() : null;
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public List<List<Object>> lines() {
        return requests.stream()
                .map(line -> Arrays.<Object>asList(
                        state,
                        year,
                        line.kind,
                        line.received,
                        line.compliedInWhole,
                        line.compliedInPart,
                        line.denied,
                        line.deniedUnproven,
                        line.medianDays,
                        line.meanDays))
                .toList();
    }

    /** The kinds of requests that the metrics tell apart. */
    enum MetricsKind {
        KNOW(Right.ACCESS, Right.PORTABILITY),
        DELETE(Right.ERASURE),
        CORRECT(Right.RECTIFICATION),
        OPT_OUT(Right.OPT_OUT_SALE),
        /** To limit the use of sensitive data; the tables count it as restriction. */
        LIMIT(Right.RESTRICTION);

        private final Set<Right> rights;

        MetricsKind(Right... rights) {
            this.rights = Set.of(rights);
        }

        private boolean covers(Group ofRightAndOutcome) {
            return rights.contains(Right.valueOf(ofRightAndOutcome.values().getFirst()));
        }
    }

    /**
     * The figures of one kind of request.
     *
     * @param received in the year
     * @param compliedInWhole closed in the year, like the next three
     * @param compliedInPart something could not be given
     * @param denied refused, or closed because the person did not prove who they are
     * @param deniedUnproven the latter alone
     * @param medianDays whole days from receipt to the first answer; null without answers
     * @param meanDays the average of the same days; null without answers
     */
    record MetricsLine(
            MetricsKind kind,
            long received,
            long compliedInWhole,
            long compliedInPart,
            long denied,
            long deniedUnproven,
            @Schema(nullable = true) Double medianDays,
            @Schema(nullable = true) Double meanDays) {}
}
