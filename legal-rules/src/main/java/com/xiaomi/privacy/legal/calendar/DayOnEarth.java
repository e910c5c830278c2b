package com.xiaomi.privacy.legal.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** A day that counts wherever somebody is. */
public final class DayOnEarth {

    // Where days begin last: twelve hours west of Greenwich.
    private static final ZoneOffset LAST = ZoneOffset.ofHours(-12);

    private DayOnEarth() {}

    /**
     * The end of a time of which people are told the last day: that day is over everywhere by then.
     *
     * @param end from when on the time may end, UTC
     */
    public static Instant endOfDay(Instant end) {
        return begunEverywhere(end.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(1));
    }

    /** The last day that is over everywhere at a moment: what people are told of a time that ends then. */
    public static LocalDate lastOver(Instant end) {
        return end.atOffset(LAST).toLocalDate().minusDays(1);
    }

    /** When a day has begun everywhere, and the one before is over everywhere; noon UTC. */
    public static Instant begunEverywhere(LocalDate day) {
        return day.atStartOfDay(LAST).toInstant();
    }
}
