package com.xiaomi.privacy.legal.clock;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The clock under each of several laws that count for one person. The one whose answer is due first wins, for who keeps
 * that date keeps the others too; a law under which no date runs (yet) never wins over one that has a date. Among equals
 * the one that was named first wins.
 *
 * @param strictest the reading to keep to
 * @param others the readings under the other laws, in the order in which they were named
 */
public record StrictestReading(ClockReading strictest, List<ClockReading> others) {

    private static final Comparator<ClockReading> BY_DUE = Comparator.comparing(reading ->
            reading.dueIfKnown().map(due -> due.endsAt(reading.zone())).orElse(Instant.MAX));

    public StrictestReading {
        others = List.copyOf(others);
    }

    /** @param readings of one person's wish, at least one */
    static StrictestReading of(List<ClockReading> readings) {
        ClockReading strictest = readings.stream().min(BY_DUE).orElseThrow();
        return new StrictestReading(
                strictest,
                readings.stream().filter(reading -> reading != strictest).toList());
    }
}
