package com.xiaomi.privacy.legal.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class DayOnEarthTest {

    private static final long YEAR_2100 = 4_102_444_800L;

    @Example
    void aDayIsOverEverywhereAtNoonOfTheNextInGreenwich() {
        Instant end = DayOnEarth.endOfDay(Instant.parse("2026-12-30T14:37:00Z"));

        assertThat(end).isEqualTo("2026-12-31T12:00:00Z");
        assertThat(DayOnEarth.lastOver(end)).isEqualTo("2026-12-30");
    }

    @Example
    void aTimeThatEndsWithinADayIsNamedByTheDayBefore() {
        assertThat(DayOnEarth.lastOver(Instant.parse("2026-12-31T11:59:59Z"))).isEqualTo("2026-12-29");
    }

    @Property
    void aRoundedTimeIsNoShorterAndAtMostADayAndAHalfLonger(@ForAll @LongRange(min = 0, max = YEAR_2100) long second) {
        Instant end = Instant.ofEpochSecond(second);
        Instant rounded = DayOnEarth.endOfDay(end);

        assertThat(rounded).isAfter(end).isBeforeOrEqualTo(end.plusSeconds(36 * 3_600));
        assertThat(DayOnEarth.lastOver(rounded))
                .isEqualTo(end.atOffset(ZoneOffset.UTC).toLocalDate());
    }

    @Property
    void theDayThatIsNamedIsOverForWhoeverReadsIt(
            @ForAll @LongRange(min = 0, max = YEAR_2100) long second, @ForAll("places") ZoneId place) {
        Instant end = Instant.ofEpochSecond(second);
        LocalDate named = DayOnEarth.lastOver(end);

        assertThat(named.plusDays(1).atStartOfDay(place).toInstant()).isBeforeOrEqualTo(end);
    }

    @Provide
    Arbitrary<ZoneId> places() {
        return Arbitraries.of("Pacific/Kiritimati", "Asia/Kolkata", "Europe/Berlin", "America/Anchorage", "-12")
                .map(ZoneId::of);
    }
}
