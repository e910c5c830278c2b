package com.xiaomi.privacy.casework.legal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** A day that counts wherever somebody is. */
public final class DayOnEarth {

    // Where days begin last: twelve hours west of Greenwich.
    private static final ZoneOffset LAST = ZoneOffset.ofHours(-12);

    private DayOnEarth() {}

    /** When a day has begun everywhere, and the one before is over everywhere; noon UTC. */
    public static Instant begunEverywhere(LocalDate day) {
        return day.atStartOfDay(LAST).toInstant();
    }
}
