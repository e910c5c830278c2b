package com.xiaomi.privacy.legal.calendar;

import com.xiaomi.privacy.legal.law.Jurisdiction;
import com.xiaomi.privacy.legal.table.CsvTable;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Public holidays by Jollyday, together with this project's own tables of yearly closures and of calendars that cannot
 * be trusted for dates ahead.
 *
 * <p>Safe for use by several threads. The first question for a year of a place takes milliseconds, later ones are a
 * lookup.
 */
public final class JollydayCalendars implements HolidayCalendars {
    private static final String VERSION = "jollyday-1.5.0";
    // The tables say GB; bank holidays are fixed for its nations. England and Wales is where most people live.
    private static final Jurisdiction ENGLAND = new Jurisdiction("GB", "ENG");

    private final Map<Jurisdiction, PlaceCalendar> calendars = new ConcurrentHashMap<>();
    private final Map<String, List<Closure>> closures;
    private final Map<String, String> reservations;

    private record Closure(String calendar, MonthDay first, MonthDay last) {
        boolean contains(LocalDate day) {
            MonthDay date = MonthDay.from(day);
            boolean endsInTheSameYear = !last.isBefore(first);
            return endsInTheSameYear
                    ? !date.isBefore(first) && !date.isAfter(last)
                    : !date.isBefore(first) || !date.isAfter(last);
        }
    }

    private record Reservation(String calendar, String reason) {}

    /** Reads the tables of closures and reservations; holidays are computed when first asked for. */
    public JollydayCalendars() {
        closures = CsvTable.read(
                        "calendars/closures.csv",
                        row -> new Closure(
                                row.required("calendar"),
                                row.required("first", MonthDay::parse),
                                row.required("last", MonthDay::parse)))
                .stream()
                .collect(Collectors.groupingBy(Closure::calendar));
        reservations = CsvTable.read(
                        "calendars/reservations.csv",
                        row -> new Reservation(row.required("calendar"), row.required("reason")))
                .stream()
                .collect(Collectors.toMap(Reservation::calendar, Reservation::reason));
    }

    @Override
    public PlaceCalendar of(Jurisdiction place) {
        PlaceCalendar known = calendars.get(place);
        if (known != null) {
            return known;
        }
        // Not computeIfAbsent: a region without a calendar of its own asks for that of its country.
        PlaceCalendar opened = open(place);
        PlaceCalendar earlier = calendars.putIfAbsent(place, opened);
        return earlier == null ? opened : earlier;
    }

    @Override
    public String version() {
        return VERSION;
    }

    private PlaceCalendar open(Jurisdiction place) {
        if (place.equals(Jurisdiction.of("GB"))) {
            return of(ENGLAND);
        }
        String country = place.country();
        if (!HolidayManager.getSupportedCalendarCodes().contains(country)) {
            return new WithoutHolidays(place.code());
        }
        HolidayManager manager = HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
        if (place.region() == null) {
            return new Known(place.code(), manager);
        }
        String part = place.region().toLowerCase(Locale.ROOT);
        return manager.getCalendarHierarchy().getChildren().containsKey(part)
                ? new Known(place.code(), manager, part)
                : of(Jurisdiction.of(place.country()));
    }

    private record WithoutHolidays(String code) implements PlaceCalendar {
        @Override
        public boolean isKnown() {
            return false;
        }

        @Override
        public Optional<String> reservation() {
            return Optional.of("no calendar of public holidays is known for " + code + ", so only weekends count");
        }

        @Override
        public boolean isHoliday(LocalDate day) {
            return false;
        }
    }

    private final class Known implements PlaceCalendar {
        private final String code;
        private final HolidayManager manager;
        private final String[] part;
        private final Map<Integer, Set<LocalDate>> years = new ConcurrentHashMap<>();

        Known(String code, HolidayManager manager, String... part) {
            this.code = code;
            this.manager = manager;
            this.part = part;
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public boolean isKnown() {
            return true;
        }

        @Override
        public Optional<String> reservation() {
            return Optional.ofNullable(reservations.get(code));
        }

        @Override
        public boolean isHoliday(LocalDate day) {
            return years.computeIfAbsent(day.getYear(), this::holidaysOf).contains(day)
                    || closures.getOrDefault(code, List.of()).stream().anyMatch(closure -> closure.contains(day));
        }

        /** Neighbouring years too: New Year's Day on a Saturday may be observed on the Friday before. */
        private Set<LocalDate> holidaysOf(int year) {
            return IntStream.rangeClosed(year - 1, year + 1)
                    .mapToObj(Year::of)
                    .map(each -> manager.getHolidays(each, HolidayType.PUBLIC_HOLIDAY, part))
                    .flatMap(Set::stream)
                    .map(Holiday::getDate)
                    .filter(day -> day.getYear() == year)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }
}
