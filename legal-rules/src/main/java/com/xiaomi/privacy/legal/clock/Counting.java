package com.xiaomi.privacy.legal.clock;

import com.xiaomi.privacy.legal.calendar.WorkingDays;
import com.xiaomi.privacy.legal.law.Period;
import com.xiaomi.privacy.legal.law.PeriodUnit;
import java.time.LocalDate;

/** Where a period ends: rules R1, R2 and R9, each a pure function of the starting day. */
final class Counting {
    private Counting() {}

    /**
     * The last day of a period before any suspension or roll.
     *
     * @param start the day of the event, not counted itself
     * @param days who works when, for business days
     * @throws IllegalArgumentException for hours, which end at a time and not with a day
     */
    static LocalDate end(LocalDate start, Period period, WorkingDays days) {
        return switch (period.unit()) {
            case DAYS -> start.plusDays(period.value());
            // plusMonths gives the same date number, or the last day of a month that lacks it: exactly R2.
            case CALENDAR_MONTHS -> start.plusMonths(period.value());
            case BUSINESS_DAYS -> days.after(start, period.value());
            case HOURS -> throw new IllegalArgumentException("Hours do not end with a day");
        };
    }

    static String rule(PeriodUnit unit) {
        return switch (unit) {
            case DAYS -> "R1";
            case CALENDAR_MONTHS -> "R2";
            case HOURS -> "R8";
            case BUSINESS_DAYS -> "R9";
        };
    }
}
