package com.xiaomi.privacy.rightsctl.clock;

import com.xiaomi.privacy.legal.clock.ClockReading;
import com.xiaomi.privacy.legal.clock.Step;
import java.util.List;

/**
 * A reading as the command prints it. Dates are ISO 8601 dates; hour-based ones are times with offset.
 *
 * @param law name of the law, or "published period of the controller"
 * @param basis whether a statute sets the period
 * @param confidence how well founded the row of the tables is; null without a statutory period
 */
record ClockAnswer(
        String jurisdiction,
        String right,
        String law,
        String lawVersion,
        String basis,
        String article,
        String source,
        String confidence,
        String status,
        String acknowledgeBy,
        String initialDue,
        String due,
        Long daysLeft,
        String extensionNoticeBy,
        Boolean extensionValid,
        String appealDue,
        String implementDue,
        String calendar,
        String calendarVersion,
        boolean provisional,
        String timeZone,
        List<Step> steps) {

    static ClockAnswer of(ClockReading reading) {
        return new ClockAnswer(
                reading.jurisdiction().code(),
                text(reading.right()),
                reading.law().name(),
                reading.law().version(),
                text(reading.law().basis()),
                reading.law().article(),
                reading.law().source(),
                text(reading.law().confidence()),
                text(reading.status()),
                text(reading.acknowledgeBy()),
                text(reading.initialDue()),
                text(reading.due()),
                reading.daysLeft(),
                text(reading.extensionNoticeBy()),
                reading.extensionValid(),
                text(reading.appealDue()),
                text(reading.implementDue()),
                reading.calendar(),
                reading.calendarVersion(),
                reading.provisional(),
                text(reading.zone()),
                reading.steps());
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
