package com.xiaomi.privacy.legal.calendar;

import com.xiaomi.privacy.legal.table.CsvTable;
import de.focus_shift.jollyday.core.Holiday;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What this project knows better than the library, by calendar: yearly closures, days that are no public holidays, and
 * calendars whose days ahead cannot be trusted. In doubt a day is left a working day, which gives the earlier date.
 */
final class CalendarTables {
    private final Map<String, List<Closure>> closures;
    private final Map<String, List<NoHoliday>> noHolidays;
    private final Map<String, String> reservations;

    private record Closure(String calendar, MonthDay first, MonthDay last) {
        boolean contains(LocalDate day) {
            MonthDay date = MonthDay.from(day);
            boolean withinOneYear = !last.isBefore(first);
            return withinOneYear
                    ? !date.isBefore(first) && !date.isAfter(last)
                    : !date.isBefore(first) || !date.isAfter(last);
        }
    }

    private record NoHoliday(String calendar, String holiday, Which which) {
        enum Which {
            ALWAYS,
            MOVED_TO_FRIDAY
        }

        boolean means(Holiday day) {
            return day.getPropertiesKey().equals(holiday)
                    && switch (which) {
                        case ALWAYS -> true;
                        case MOVED_TO_FRIDAY ->
                            day.getObservedDate()
                                    .map(observed -> observed.getDayOfWeek() == DayOfWeek.FRIDAY)
                                    .orElse(false);
                    };
        }
    }

    private record Reservation(String calendar, String reason) {}

    CalendarTables() {
        closures = CsvTable.read(
                        "calendars/closures.csv",
                        row -> new Closure(
                                row.required("calendar"),
                                row.required("first", MonthDay::parse),
                                row.required("last", MonthDay::parse)))
                .stream()
                .collect(Collectors.groupingBy(Closure::calendar));
        noHolidays = CsvTable.read(
                        "calendars/not_holidays.csv",
                        row -> new NoHoliday(
                                row.required("calendar"),
                                row.required("holiday"),
                                row.required("which", NoHoliday.Which::valueOf)))
                .stream()
                .collect(Collectors.groupingBy(NoHoliday::calendar));
        reservations = CsvTable.read(
                        "calendars/reservations.csv",
                        row -> new Reservation(row.required("calendar"), row.required("reason")))
                .stream()
                .collect(Collectors.toMap(Reservation::calendar, Reservation::reason));
    }

    boolean isClosed(String calendar, LocalDate day) {
        return closures.getOrDefault(calendar, List.of()).stream().anyMatch(closure -> closure.contains(day));
    }

    boolean isHoliday(String calendar, Holiday day) {
        return noHolidays.getOrDefault(calendar, List.of()).stream().noneMatch(no -> no.means(day));
    }

    Optional<String> reservation(String calendar) {
        return Optional.ofNullable(reservations.get(calendar));
    }
}
