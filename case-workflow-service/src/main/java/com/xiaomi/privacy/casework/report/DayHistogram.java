package com.xiaomi.privacy.casework.report;

import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/** How many answers took how many whole days; what is read from it is exact. */
final class DayHistogram {

    private final NavigableMap<Integer, Long> countByDays = new TreeMap<>();

    /** Adds so many answers; an amount below 0 takes them back. */
    void add(int days, long amount) {
        countByDays.merge(days, amount, Long::sum);
    }

    /** Adds all of another one. */
    void addAll(DayHistogram other) {
        other.countByDays.forEach(this::add);
    }

    /** Number of answers. */
    long count() {
        return countByDays.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The days in the middle, or halfway between the two in the middle; empty without answers. */
    OptionalDouble median() {
        long count = count();
        return count == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((atRank((count + 1) / 2) + atRank(count / 2 + 1)) / 2.0);
    }

    /**
     * The fewest days within which at least so many of the answers were given (nearest rank); empty without answers.
     *
     * @param percent 1 to 100
     */
    OptionalInt percentile(int percent) {
        long count = count();
        return count == 0 ? OptionalInt.empty() : OptionalInt.of(atRank(Math.ceilDiv(count * percent, 100)));
    }

    /** The average; empty without answers. */
    OptionalDouble mean() {
        long count = count();
        long days = countByDays.entrySet().stream()
                .mapToLong(entry -> entry.getKey() * entry.getValue())
                .sum();
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) days / count);
    }

    /** Days of the answer at a rank, counted from 1. */
    private int atRank(long rank) {
        long seen = 0;
        for (var entry : countByDays.entrySet()) {
            seen += entry.getValue();
            if (seen >= rank) {
                return entry.getKey();
            }
        }
        throw new IllegalArgumentException("there are only " + seen + " answers");
    }
}
