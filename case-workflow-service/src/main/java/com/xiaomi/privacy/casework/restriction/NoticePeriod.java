package com.xiaomi.privacy.casework.restriction;

import com.xiaomi.privacy.casework.CaseworkConfig;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.legal.calendar.DayOnEarth;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** On which days a restriction can be lifted: the person has the whole notice until the day begins, wherever they are. */
@ApplicationScoped
class NoticePeriod {

    private static final int LONGEST_YEARS = 1;

    private final Duration notice;

    NoticePeriod(CaseworkConfig config) {
        this.notice = config.restrictionNotice();
    }

    /**
     * Whether a day can be announced now.
     *
     * @throws ProblemException {@link ProblemType#VALIDATION_FAILED} if it is too early or too late
     */
    void check(LocalDate liftOn, Instant now) {
        LocalDate first = firstDay(now);
        LocalDate last = utc(now).plusYears(LONGEST_YEARS);
        if (liftOn.isBefore(first) || liftOn.isAfter(last)) {
            throw ProblemException.ofField(
                    ProblemType.VALIDATION_FAILED, "liftOn", "must be from " + first + " to " + last);
        }
    }

    private LocalDate firstDay(Instant now) {
        Instant noticed = now.plus(notice);
        LocalDate day = utc(noticed);
        // That day may have begun somewhere on earth before the notice is over.
        return DayOnEarth.begunEverywhere(day).isBefore(noticed) ? day.plusDays(1) : day;
    }

    private static LocalDate utc(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
