package com.xiaomi.privacy.notification.delivery;

import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.TimeZone.SystemTimeZoneType;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * When somebody may be reminded without being woken.
 *
 * @param from first minute of the day at which they may, by their clock
 * @param until first minute at which they may not any more, by their clock
 */
record QuietHours(LocalTime from, LocalTime until) {

    // Two days have each hour twice, whatever a change of summer time takes away.
    private static final int HOURS_LOOKED_AT = 48;

    /**
     * The first moment from one on at which it is day in the whole country; where no hour is, as in one that spans the globe, in most of it.
     *
     * @param country ISO 3166-1 alpha-2; in one without time zones that we know it is UTC
     */
    Instant end(Instant start, String country) {
        List<ZoneId> zones = zones(country);
        return moments(start)
                .filter(moment -> zones.stream().allMatch(zone -> isDay(moment, zone)))
                .findFirst()
                .or(() -> moments(start)
                        .filter(moment -> 2
                                        * zones.stream()
                                                .filter(zone -> isDay(moment, zone))
                                                .count()
                                > zones.size())
                        .findFirst())
                .orElse(start);
    }

    private static Stream<Instant> moments(Instant start) {
        Instant nextHour = start.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        return Stream.concat(
                Stream.of(start),
                Stream.iterate(nextHour, hour -> hour.plus(1, ChronoUnit.HOURS)).limit(HOURS_LOOKED_AT));
    }

    private boolean isDay(Instant moment, ZoneId zone) {
        LocalTime there = moment.atZone(zone).toLocalTime();
        return !there.isBefore(from) && there.isBefore(until);
    }

    /** Those that people keep in the country (IANA, by Unicode CLDR). */
    private static List<ZoneId> zones(String country) {
        List<ZoneId> zones = TimeZone.getAvailableIDs(SystemTimeZoneType.CANONICAL_LOCATION, country, null).stream()
                .map(ZoneId::of)
                .toList();
        return zones.isEmpty() ? List.of(ZoneId.of("UTC")) : zones;
    }
}
