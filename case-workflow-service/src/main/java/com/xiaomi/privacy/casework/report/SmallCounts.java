package com.xiaomi.privacy.casework.report;

import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Leaves out counts of so few cases that somebody could be told apart, none included. No two figures that are told add up
 * to a third, so what is left out can't be worked out from the rest: closed cases are told by outcome and not in all, late answers and not
 * those in time nor more than the closed cases that are told, appeals and not how they ended.
 */
final class SmallCounts {

    /** The smallest count that is told. */
    static final int SMALLEST = 10;

    private SmallCounts() {}

    /**
     * What may be told.
     *
     * @param byRight the figures by right
     * @param byOutcome the same cases by right and outcome
     */
    static List<CountRow> told(Map<Group, Figures> byRight, Map<Group, Figures> byOutcome) {
        List<CountRow> closed = byOutcome.entrySet().stream()
                .filter(entry -> Objects.nonNull(entry.getKey().values().getLast()))
                .map(entry -> row(
                        Figure.CLOSED,
                        entry.getKey(),
                        Outcome.valueOf(entry.getKey().values().getLast()),
                        entry.getValue()))
                .filter(SmallCounts::isLargeEnough)
                .toList();
        Map<Right, Long> closedAsTold = closed.stream()
                .collect(Collectors.groupingBy(CountRow::right, Collectors.summingLong(CountRow::cases)));
        Stream<CountRow> ofRights = byRight.entrySet().stream()
                .flatMap(entry -> Stream.of(Figure.RECEIVED, Figure.LATE, Figure.APPEAL_RECEIVED)
                        .map(figure -> row(figure, entry.getKey(), null, entry.getValue())))
                .filter(SmallCounts::isLargeEnough)
                // More late answers than closed cases that are told would say how many of those are that are not.
                .filter(row ->
                        row.figure() != Figure.LATE || row.cases() <= closedAsTold.getOrDefault(row.right(), 0L));
        return Stream.concat(ofRights, closed.stream()).toList();
    }

    private static boolean isLargeEnough(CountRow row) {
        return row.cases() >= SMALLEST;
    }

    private static CountRow row(Figure figure, Group group, Outcome outcome, Figures figures) {
        return new CountRow(figure, Right.valueOf(group.values().getFirst()), outcome, figures.of(figure));
    }
}
