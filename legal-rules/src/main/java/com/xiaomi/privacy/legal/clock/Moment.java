package com.xiaomi.privacy.legal.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Objects;

/**
 * When something happened or is due: a whole day, or an exact time. Days are those of the controller's time zone.
 * {@code toString} is ISO 8601: `2026-02-10` or `2026-02-10T09:30:00+07:00`.
 */
public sealed interface Moment {

    /** A whole day; as a deadline it ends with the day's last hour. */
    record Day(LocalDate date) implements Moment {
        public Day {
            Objects.requireNonNull(date, "date");
        }

        @Override
        public LocalDate dayIn(ZoneId zone) {
            return date;
        }

        @Override
        public Instant startsAt(ZoneId zone) {
            return date.atStartOfDay(zone).toInstant();
        }

        @Override
        public Instant endsAt(ZoneId zone) {
            return date.plusDays(1).atStartOfDay(zone).toInstant();
        }

        @Override
        public String toString() {
            return date.toString();
        }
    }

    /** An exact time; the offset is kept as given. */
    record Time(OffsetDateTime time) implements Moment {
        public Time {
            Objects.requireNonNull(time, "time");
        }

        @Override
        public LocalDate dayIn(ZoneId zone) {
            return time.atZoneSameInstant(zone).toLocalDate();
        }

        @Override
        public Instant startsAt(ZoneId zone) {
            return time.toInstant();
        }

        @Override
        public Instant endsAt(ZoneId zone) {
            return time.toInstant();
        }

        @Override
        public String toString() {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
        }
    }

    /** The calendar day on which this lies, in a time zone. */
    LocalDate dayIn(ZoneId zone);

    /** The first instant that belongs to this; a day's is its midnight in the zone. */
    Instant startsAt(ZoneId zone);

    /**
     * The instant at which a deadline of this moment has passed: for a day the midnight after it in the zone, for an
     * exact time that time. What timers wait for.
     */
    Instant endsAt(ZoneId zone);

    /** A whole day. */
    static Moment on(LocalDate day) {
        return new Day(day);
    }

    /** An exact time in UTC. */
    static Moment at(Instant instant) {
        return new Time(instant.atOffset(ZoneOffset.UTC));
    }

    /** An exact time. */
    static Moment at(OffsetDateTime time) {
        return new Time(time);
    }

    /**
     * Reads a date (`2026-02-10`) or a time with offset (`2026-02-10T09:30:00+07:00`).
     *
     * @throws DateTimeParseException if the text is neither
     */
    static Moment parse(String text) {
        return text.indexOf('T') < 0 ? on(LocalDate.parse(text)) : at(OffsetDateTime.parse(text));
    }
}
