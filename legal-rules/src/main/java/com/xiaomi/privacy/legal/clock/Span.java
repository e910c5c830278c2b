package com.xiaomi.privacy.legal.clock;

import com.xiaomi.privacy.legal.calendar.WorkingDays;
import com.xiaomi.privacy.legal.law.EndDayRoll;
import com.xiaomi.privacy.legal.law.Period;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A period of days laid on the calendar, with its suspensions and its roll (rules R1, R2, R4, R5, R6, R9, R10).
 *
 * @param bareEnd the end without suspension and roll
 * @param pausedDays days not counted because of suspensions that have ended
 * @param unrolledEnd the end with suspensions, before the roll
 * @param end the last day; null while suspended
 * @param suspendedSince the day on which the suspension that is still open began; null if none is
 */
record Span(LocalDate bareEnd, long pausedDays, LocalDate unrolledEnd, LocalDate end, LocalDate suspendedSince) {

    boolean isSuspended() {
        return suspendedSince != null;
    }

    boolean isRolled() {
        return end != null && !end.equals(unrolledEnd);
    }

    /** Days left when the open suspension began (rule R10); 0 if it began on the days gained by a roll. */
    long daysLeft() {
        return Math.max(0, ChronoUnit.DAYS.between(suspendedSince, unrolledEnd));
    }

    /** How to lay periods on the calendar in one place. */
    record Ruler(WorkingDays counting, WorkingDays rolling, EndDayRoll roll) {

        /** The last day of a period that nothing suspends. */
        LocalDate end(LocalDate start, Period period) {
            return rolled(Counting.end(start, period, counting));
        }

        /**
         * Lays out a period with its suspensions. A wait that begins after the period has ended changes nothing: an
         * expired clock cannot be paused.
         */
        Span lay(LocalDate start, Period period, List<Wait> waits) {
            LocalDate bareEnd = Counting.end(start, period, counting);
            LocalDate unrolled = bareEnd;
            long paused = 0;
            for (Wait wait : Wait.union(waits, start)) {
                if (wait.from().isAfter(rolled(unrolled))) {
                    break;
                }
                if (wait.isOpen()) {
                    return new Span(bareEnd, paused, unrolled, null, wait.from());
                }
                long days = ChronoUnit.DAYS.between(wait.from(), wait.until());
                paused += days;
                unrolled = latest(unrolled.plusDays(days), wait.until());
            }
            return new Span(bareEnd, paused, unrolled, rolled(unrolled), null);
        }

        private LocalDate rolled(LocalDate end) {
            return switch (roll) {
                case NEXT_WORKING_DAY -> rolling.onOrAfter(end);
                case NONE_HOURS, NOT_ESTABLISHED -> end;
            };
        }

        /** A suspension that began on the days gained by a roll must not end the period before it ends itself. */
        private static LocalDate latest(LocalDate end, LocalDate resumed) {
            return end.isBefore(resumed) ? resumed : end;
        }
    }
}
