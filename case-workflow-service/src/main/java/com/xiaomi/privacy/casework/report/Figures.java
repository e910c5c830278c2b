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
     * Adds an amount.
     *
     * @param ground null unless the figure is REFUSED
     */
    void add(Figure figure, String ground, int days, long amount) {
        amounts.merge(figure, amount, Long::sum);
        switch (figure) {
            case ON_TIME, LATE -> answers.add(days, amount);
            case REFUSED -> refusals.merge(ground, amount, Long::sum);
            case RECEIVED, CLOSED, PAUSED_DAYS, APPEAL_RECEIVED, APPEAL_UPHELD, APPEAL_OVERTURNED -> {
                // Its amount says all.
            }
        }
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
}
