package com.xiaomi.privacy.legal.clock;

import com.xiaomi.privacy.legal.calendar.PlaceCalendar;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import com.xiaomi.privacy.legal.law.Period;
import com.xiaomi.privacy.legal.law.PeriodUnit;
import com.xiaomi.privacy.legal.law.Term;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;

/**
 * What stays the same while one case is counted.
 *
 * @param term what the law says
 * @param citations the articles to name
 * @param received when the request arrived
 * @param receivedDay its day at the controller's place
 * @param zone time zone of the controller's place
 * @param calendar the holidays looked at
 * @param ruler how periods lie on the calendar
 */
record Frame(
        Jurisdiction place,
        Term term,
        Citations citations,
        Moment received,
        LocalDate receivedDay,
        ZoneId zone,
        PlaceCalendar calendar,
        Span.Ruler ruler) {

    boolean inHours() {
        return term.response().unit() == PeriodUnit.HOURS;
    }

    /** The end of an hour-based term, in the offset in which receipt was given (rule R8). */
    Moment hoursAfterReceipt(Period period) {
        OffsetDateTime from = switch (received) {
            case Moment.Time(OffsetDateTime time) -> time;
            // The hour is not known: the day's first one gives the earliest and so the safe end.
            case Moment.Day(LocalDate day) ->
                day.atTime(LocalTime.MIDNIGHT).atZone(zone).toOffsetDateTime();
        };
        return Moment.at(from.plusHours(period.value()));
    }

    /** The answer's period laid out from a start, with the suspensions so far. */
    Span lay(LocalDate start, Period period, List<Wait> waits) {
        return ruler.lay(start, period, waits);
    }

    /** Whether something at that moment comes too late for a deadline. */
    boolean isAfter(Moment at, Moment deadline) {
        return switch (deadline) {
            case Moment.Day(LocalDate last) -> at.dayIn(zone).isAfter(last);
            case Moment.Time(OffsetDateTime last) -> at.startsAt(zone).isAfter(last.toInstant());
        };
    }
}
