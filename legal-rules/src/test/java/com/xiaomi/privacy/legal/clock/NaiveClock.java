package com.xiaomi.privacy.legal.clock;

import com.xiaomi.privacy.legal.calendar.HolidayCalendars;
import com.xiaomi.privacy.legal.law.EndDayRoll;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import com.xiaomi.privacy.legal.law.JurisdictionRow;
import com.xiaomi.privacy.legal.law.Period;
import java.time.LocalDate;
import java.util.Set;

/**
 * A second clock that walks from day to day and ticks each off, sharing no arithmetic with the real one. Slow and
 * plain: an oracle for terms in days, months and business days.
 */
final class NaiveClock {
    private final JurisdictionRow row;
    private final HolidayCalendars calendars;
    private final Jurisdiction place;
    private final Jurisdiction seat;

    NaiveClock(JurisdictionRow row, HolidayCalendars calendars, String seat) {
        this.row = row;
        this.calendars = calendars;
        this.place = Jurisdiction.parse(row.code());
        this.seat = Jurisdiction.of(seat);
    }

    /** The last day, ticking off the length of the period day by day and skipping the days that are not counted. */
    LocalDate due(LocalDate start, Period period, Set<LocalDate> notCounted) {
        long length = lengthInDays(start, period);
        LocalDate day = start;
        // The start is not counted; a pause that begins on it takes its days off the days that follow.
        long toTick = length + (notCounted.contains(start) ? 1 : 0);
        while (toTick > 0) {
            day = day.plusDays(1);
            if (!notCounted.contains(day)) {
                toTick--;
            }
        }
        return rolled(day);
    }

    private long lengthInDays(LocalDate start, Period period) {
        LocalDate day = start;
        long length = 0;
        int workingDays = 0;
        while (true) {
            day = day.plusDays(1);
            length++;
            switch (period.unit()) {
                case DAYS -> {
                    if (length == period.value()) {
                        return length;
                    }
                }
                case BUSINESS_DAYS -> {
                    if (isWorked(day, true) && ++workingDays == period.value()) {
                        return length;
                    }
                }
                case CALENDAR_MONTHS -> {
                    if (endsMonths(start, day, period.value())) {
                        return length;
                    }
                }
                case HOURS -> throw new IllegalArgumentException("Not a term in days");
            }
        }
    }

    /** The same date number that many months on, or the last day of that month when it has no such number. */
    private static boolean endsMonths(LocalDate start, LocalDate day, int months) {
        int on = (day.getYear() * 12 + day.getMonthValue()) - (start.getYear() * 12 + start.getMonthValue());
        boolean lastOfMonth = day.plusDays(1).getDayOfMonth() == 1;
        return on == months
                && (day.getDayOfMonth() == start.getDayOfMonth()
                        || (lastOfMonth && day.getDayOfMonth() < start.getDayOfMonth()));
    }

    private LocalDate rolled(LocalDate end) {
        LocalDate day = end;
        while (row.endDayRoll() == EndDayRoll.NEXT_WORKING_DAY && !isWorked(day, false)) {
            day = day.plusDays(1);
        }
        return day;
    }

    private boolean isWorked(LocalDate day, boolean ownPlaceOnly) {
        if (row.weekend().contains(day.getDayOfWeek())) {
            return false;
        }
        boolean offHere = calendars.of(place).isHoliday(day);
        boolean offAtSeat = calendars.of(seat).isHoliday(day);
        return !(offHere && (ownPlaceOnly || offAtSeat));
    }
}
