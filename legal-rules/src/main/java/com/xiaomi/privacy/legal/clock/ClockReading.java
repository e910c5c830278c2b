package com.xiaomi.privacy.legal.clock;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.legal.law.Confidence;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import com.xiaomi.privacy.legal.law.Term.Basis;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The legal dates of a case at one moment, each with its reasons. Days are those of {@link #zone}.
 *
 * @param jurisdiction where the person is
 * @param right what is asked for
 * @param law what was counted by, and how far it may be trusted
 * @param status how the case stands
 * @param acknowledgeBy when receipt must be acknowledged; null if no law known says so
 * @param initialDue end of the period without extension; null while suspended
 * @param due end of the period with a valid extension; null while suspended
 * @param daysLeft days to {@link #due}, negative when overdue; while suspended the days left when the suspension began;
 *     null if the start is deferred or the case is answered
 * @param extensionNoticeBy last moment to tell the person of an extension; null while suspended or if none is known to
 *     the law
 * @param extensionValid whether the extension notified counts; null if none was
 * @param expireAt the day on which the time to prove identity ends; null unless proof is awaited
 * @param appealDue when an appeal that arrived must be decided (or a complaint acknowledged); null without one
 * @param implementDue when a communicated decision must be carried out; null if the law sets no time for it
 * @param calendar ISO 3166 code of the place whose holidays were looked at
 * @param calendarVersion the data used for it
 * @param provisional true if a date counts with a calendar that is unknown or may still change: count again later
 * @param zone time zone of the controller's seat
 * @param steps the reasons, in order
 */
public record ClockReading(
        Jurisdiction jurisdiction,
        Right right,
        LawUsed law,
        ClockStatus status,
        Moment acknowledgeBy,
        Moment initialDue,
        Moment due,
        Long daysLeft,
        Moment extensionNoticeBy,
        Boolean extensionValid,
        Moment expireAt,
        Moment appealDue,
        Moment implementDue,
        String calendar,
        String calendarVersion,
        boolean provisional,
        ZoneId zone,
        List<Step> steps) {

    public ClockReading {
        steps = List.copyOf(steps);
    }

    /**
     * The law behind a reading.
     *
     * @param name the law, or "published period of the controller"
     * @param version of the tables
     * @param basis whether a statute sets the period
     * @param article the articles relied on
     * @param source where they were read; may be empty
     * @param confidence how well founded the row is; null without a statutory period
     */
    public record LawUsed(
            String name, String version, Basis basis, String article, String source, Confidence confidence) {}

    /** {@link #due}, if there is a date. */
    public Optional<Moment> dueIfKnown() {
        return Optional.ofNullable(due);
    }
}
