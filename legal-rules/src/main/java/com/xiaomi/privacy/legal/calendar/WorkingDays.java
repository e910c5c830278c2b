package com.xiaomi.privacy.legal.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which days are worked, seen from one place or from two at once.
 *
 * @param weekend weekly days off
 * @param calendars a holiday counts only if it is one in every calendar given; without calendars only weekends count
 */
public record WorkingDays(Set<DayOfWeek> weekend, List<PlaceCalendar> calendars) {

    /** Bounds a search for a working day: no calendar is closed that long. */
    private static final int LONGEST_CLOSURE = 60;

    public WorkingDays {
        weekend = Set.copyOf(weekend);
        calendars = List.copyOf(calendars);
    }

    /** The working days of one place. */
    public static WorkingDays of(Set<DayOfWeek> weekend, PlaceCalendar calendar) {
        return new WorkingDays(weekend, List.of(calendar));
    }

    /**
     * The working days for moving an end: a holiday moves it only if it is one at the place and at the controller's seat,
     * when both are known. An unknown place leaves only weekends.
     */
    public static WorkingDays forRoll(Set<DayOfWeek> weekend, PlaceCalendar place, PlaceCalendar seat) {
        if (!place.isKnown() || !seat.isKnown() || place.code().equals(seat.code())) {
            return of(weekend, place);
        }
        return new WorkingDays(weekend, List.of(place, seat));
    }

    /** Whether people work on that day. */
    public boolean isWorkingDay(LocalDate day) {
        return !weekend.contains(day.getDayOfWeek()) && !isHoliday(day);
    }

    private boolean isHoliday(LocalDate day) {
        return !calendars.isEmpty() && calendars.stream().allMatch(calendar -> calendar.isHoliday(day));
    }

    /** The day itself if worked, otherwise the next one that is. */
    public LocalDate onOrAfter(LocalDate day) {
        LocalDate last = day.plusDays(LONGEST_CLOSURE);
        return day.datesUntil(last)
                .filter(this::isWorkingDay)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No working day from " + day + " to " + last));
    }

    /** The n-th working day after a day, which itself is not counted (rule R9). */
    public LocalDate after(LocalDate day, int n) {
        LocalDate end = day;
        for (int counted = 0; counted < n; counted++) {
            end = onOrAfter(end.plusDays(1));
        }
        return end;
    }

    /** Why a date counted with these calendars is provisional; empty if nothing speaks against it. */
    public Optional<String> reservation() {
        return calendars.stream()
                .map(PlaceCalendar::reservation)
                .flatMap(Optional::stream)
                .findFirst();
    }
}
