package com.xiaomi.privacy.legal.clock;

import java.util.List;
import java.util.Optional;

/**
 * A reading as JSON carries it ({@code POST /deadline-calculations}, {@code rightsctl clock}). Dates are ISO 8601 dates at
 * the controller's place; hour-based ones are times with offset. What each member means stands at {@link ClockReading}.
 *
 * @param law name of the law, or "published period of the controller"
 * @param basis whether a statute sets the period
 * @param confidence how well founded the row of the tables is; empty without a statutory period
 * @param others the same for the other laws that count for the person: their answers are due later, or have no date
 */
public record ClockAnswer(
        String jurisdiction,
        String right,
        String law,
        String lawVersion,
        String basis,
        String article,
        String source,
        Optional<String> confidence,
        String status,
        Optional<String> acknowledgeBy,
        Optional<String> initialDue,
        Optional<String> due,
        Optional<Long> daysLeft,
        Optional<String> extensionNoticeBy,
        Optional<Boolean> extensionValid,
        Optional<String> expireAt,
        Optional<String> appealDue,
        Optional<String> implementDue,
        String calendar,
        String calendarVersion,
        boolean provisional,
        String timeZone,
        List<Step> steps,
        List<ClockAnswer> others) {

    public ClockAnswer {
        steps = List.copyOf(steps);
        others = List.copyOf(others);
    }

    /** The strictest reading with the others behind it. */
    public static ClockAnswer of(StrictestReading reading) {
        return of(
                reading.strictest(),
                reading.others().stream().map(other -> of(other, List.of())).toList());
    }

    private static ClockAnswer of(ClockReading reading, List<ClockAnswer> others) {
        return new ClockAnswer(
                reading.jurisdiction().code(),
                reading.right().name(),
                reading.law().name(),
                reading.law().version(),
                reading.law().basis().name(),
                reading.law().article(),
                reading.law().source(),
                text(reading.law().confidence()),
                reading.status().name(),
                text(reading.acknowledgeBy()),
                text(reading.initialDue()),
                text(reading.due()),
                Optional.ofNullable(reading.daysLeft()),
                text(reading.extensionNoticeBy()),
                Optional.ofNullable(reading.extensionValid()),
                text(reading.expireAt()),
                text(reading.appealDue()),
                text(reading.implementDue()),
                reading.calendar(),
                reading.calendarVersion(),
                reading.provisional(),
                reading.zone().getId(),
                reading.steps(),
                others);
    }

    private static Optional<String> text(Object value) {
        return Optional.ofNullable(value).map(Object::toString);
    }
}
