package com.xiaomi.privacy.casework.report;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The figures of one group of cases, added up. */
final class Figures {

    private final Map<Figure, Long> amounts = new EnumMap<>(Figure.class);
    private final SortedMap<String, Long> refusals = new TreeMap<>();
    private final DayHistogram answers = new DayHistogram();

    /**
     * Adds amounts for consecutive numbers of days.
     *
     * @param ground null unless the figure is REFUSED
     * @param days that of the first amount; 0 for figures that are not spread over days
     */
    void add(Figure figure, String ground, int days, Long... amounts) {
        for (int i = 0; i < amounts.length; i++) {
            if (amounts[i] != 0) {
                add(figure, ground, days + i, amounts[i]);
            }
        }
    }

    private void add(Figure figure, String ground, int days, long amount) {
        amounts.merge(figure, amount, Figures::sum);
        switch (figure) {
            case ON_TIME, LATE -> answers.add(days, amount);
            case REFUSED -> refusals.merge(ground, amount, Figures::sum);
            case RECEIVED, CLOSED, PAUSED_DAYS, APPEAL_RECEIVED, APPEAL_UPHELD, APPEAL_OVERTURNED -> {
                // Its amount says all.
            }
        }
    }

    /** Null, which a map leaves out, where one takes the other back. */
    private static Long sum(long one, long other) {
        return one + other == 0 ? null : Long.valueOf(one + other);
    }

    long of(Figure figure) {
        return amounts.getOrDefault(figure, 0L);
    }

    /** By ground, in the order of their names. */
    SortedMap<String, Long> refusals() {
        return refusals;
    }

    DayHistogram answers() {
        return answers;
    }

    /** Whether nothing is left of what was added. */
    boolean areNone() {
        return amounts.isEmpty() && refusals.isEmpty();
    }
}
