package com.xiaomi.privacy.casework.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What leaves a cell tells nobody apart. */
class SmallCountsTest {

    @Test
    void whatIsOfFewerThanTenCasesIsLeftOut() {
        Map<Group, Figures> byRight = Map.of(
                group("ACCESS"), figures(Map.of(Figure.RECEIVED, 10L, Figure.LATE, 9L, Figure.APPEAL_RECEIVED, 11L)),
                group("ERASURE"), figures(Map.of(Figure.RECEIVED, 9L)));
        Map<Group, Figures> byOutcome = Map.of(
                group("ACCESS", "REFUSED"), figures(Map.of(Figure.CLOSED, 12L, Figure.ON_TIME, 12L)),
                group("ACCESS", "FULFILLED"), figures(Map.of(Figure.CLOSED, 1L)),
                group("ACCESS", null), figures(Map.of(Figure.RECEIVED, 10L)));

        assertThat(SmallCounts.told(byRight, byOutcome))
                .containsExactlyInAnyOrder(
                        new CountRow(Figure.RECEIVED, Right.ACCESS, null, 10),
                        new CountRow(Figure.APPEAL_RECEIVED, Right.ACCESS, null, 11),
                        new CountRow(Figure.CLOSED, Right.ACCESS, Outcome.REFUSED, 12));
    }

    @Test
    void lateAnswersDoNotTellOfClosedCasesThatAreLeftOut() {
        // Twelve are told; twenty-one late ones would say that at least nine more were closed, and all of them late.
        Map<Group, Figures> byRight = Map.of(group("ACCESS"), figures(Map.of(Figure.LATE, 21L)));
        Map<Group, Figures> byOutcome = Map.of(
                group("ACCESS", "FULFILLED"), figures(Map.of(Figure.CLOSED, 12L)),
                group("ACCESS", "REFUSED"), figures(Map.of(Figure.CLOSED, 9L)));

        assertThat(SmallCounts.told(byRight, byOutcome))
                .containsExactly(new CountRow(Figure.CLOSED, Right.ACCESS, Outcome.FULFILLED, 12));
    }

    @Test
    void noFigureIsToldThatIsTheRestOfOthers() {
        Random random = new Random(7);
        for (int run = 0; run < 200; run++) {
            Map<Group, Figures> byRight = new TreeMap<>();
            Map<Group, Figures> byOutcome = new TreeMap<>();
            for (Right right : Right.values()) {
                byRight.put(group(right.name()), anything(random));
                for (Outcome outcome : Outcome.values()) {
                    byOutcome.put(group(right.name(), outcome.name()), anything(random));
                }
            }

            List<CountRow> told = SmallCounts.told(byRight, byOutcome);

            assertThat(told).allSatisfy(row -> {
                assertThat(row.cases()).isGreaterThanOrEqualTo(SmallCounts.SMALLEST);
                // Closed in all, answers in time and how appeals ended would each be the rest of others.
                assertThat(row.figure())
                        .isIn(EnumSet.of(Figure.RECEIVED, Figure.CLOSED, Figure.LATE, Figure.APPEAL_RECEIVED));
                assertThat(row.outcome() != null).isEqualTo(row.figure() == Figure.CLOSED);
            });
            for (Right right : Right.values()) {
                assertThat(sum(told, right, Figure.LATE)).isLessThanOrEqualTo(sum(told, right, Figure.CLOSED));
            }
            assertThat(told)
                    .extracting(row -> List.of(row.figure(), row.right(), String.valueOf(row.outcome())))
                    .doesNotHaveDuplicates();
        }
    }

    private static long sum(List<CountRow> told, Right right, Figure figure) {
        return told.stream()
                .filter(row -> row.right() == right && row.figure() == figure)
                .mapToLong(CountRow::cases)
                .sum();
    }

    private static Figures anything(Random random) {
        Figures figures = new Figures();
        for (Figure figure : Figure.values()) {
            figures.add(figure, figure == Figure.REFUSED ? "EXCESSIVE" : null, 0, (long) random.nextInt(25));
        }
        return figures;
    }

    private static Figures figures(Map<Figure, Long> amounts) {
        Figures figures = new Figures();
        amounts.forEach((figure, amount) -> figures.add(figure, null, 0, amount));
        return figures;
    }

    private static Group group(String... values) {
        return new Group(Arrays.asList(values));
    }
}
