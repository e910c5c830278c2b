package com.xiaomi.privacy.legal.calendar;

import com.xiaomi.privacy.legal.law.Jurisdiction;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Public holidays by Jollyday, corrected by this project's own tables ({@code calendars/*.csv}).
 *
 * <p>Safe for use by several threads. The first question for a year of a place takes milliseconds, later ones are a
 * lookup.
 */
public final class JollydayCalendars implements HolidayCalendars {
    private static final String VERSION = "jollyday-1.5.0+tables-2026-11-24";
    // The tables of the law say GB, but bank holidays belong to its nations. Most people live in England.
    private static final Jurisdiction ENGLAND = new Jurisdiction("GB", "ENG");

    private final Map<Jurisdiction, PlaceCalendar> calendars = new ConcurrentHashMap<>();
    private final CalendarTables tables = new CalendarTables();

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
        if (!HolidayManager.getSupportedCalendarCodes().contains(place.country())) {
            return new WithoutHolidays(place.code());
        }
        HolidayManager manager = HolidayManager.getInstance(
                ManagerParameters.create(place.country().toLowerCase(Locale.ROOT)));
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
            return tables.reservation(code);
        }

        @Override
        public boolean isHoliday(LocalDate day) {
            return years.computeIfAbsent(day.getYear(), this::holidaysOf).contains(day) || tables.isClosed(code, day);
        }

        /** Neighbouring years too: New Year's Day on a Saturday may be observed on the Friday before. */
        private Set<LocalDate> holidaysOf(int year) {
            return IntStream.rangeClosed(year - 1, year + 1)
                    .mapToObj(Year::of)
                    .map(each -> manager.getHolidays(each, HolidayType.PUBLIC_HOLIDAY, part))
                    .flatMap(Set::stream)
                    .filter(holiday -> tables.isHoliday(code, holiday))
                    .map(Holiday::getDate)
                    .filter(day -> day.getYear() == year)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }
}
