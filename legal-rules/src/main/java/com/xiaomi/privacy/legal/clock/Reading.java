package com.xiaomi.privacy.legal.clock;

import com.xiaomi.privacy.legal.law.DeadlineOverride;
import com.xiaomi.privacy.legal.law.EndDayRoll;
import com.xiaomi.privacy.legal.law.PauseEffect;
import com.xiaomi.privacy.legal.law.Period;
import com.xiaomi.privacy.legal.law.PeriodUnit;
import com.xiaomi.privacy.legal.law.Term;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the reading of one case down, with its reasons in order, once its events have been played. */
final class Reading {
    private final ClockInput input;
    private final Frame frame;
    private final Replay replay;
    private final LaterDeadlines later;
    private final List<DeadlineOverride> knownButNotCounted;
    private final String lawVersion;
    private final String calendarVersion;
    private final Term term;
    private final List<Step> steps = new ArrayList<>();

    Reading(
            ClockInput input,
            Frame frame,
            Replay replay,
            LaterDeadlines later,
            List<DeadlineOverride> knownButNotCounted,
            String lawVersion,
            String calendarVersion) {
        this.input = input;
        this.frame = frame;
        this.replay = replay;
        this.later = later;
        this.knownButNotCounted = knownButNotCounted;
        this.lawVersion = lawVersion;
        this.calendarVersion = calendarVersion;
        this.term = frame.term();
    }

    ClockReading write() {
        explainLaw();
        Moment acknowledgeBy = acknowledgeBy().orElse(null);
        steps.addAll(replay.steps());
        explainCounting();
        Optional<Moment> initialDue = replay.dueOf(term.response());
        Optional<Moment> due = replay.dueOf(replay.inForce());
        ClockStatus status = status(due);
        explainStanding(status, due);
        Moment expireAt = expireAt(status).orElse(null);
        Moment appealDue = replay.appealedOn()
                .flatMap(day -> later.appealDue(day, replay.laterNotice(), steps))
                .orElse(null);
        Moment implementDue = implementDue().orElse(null);
        Optional<String> reservation = reservation();
        reservation.ifPresent(reason -> say("CALENDAR", term.article(), "Provisional: " + reason + "."));
        return new ClockReading(
                input.jurisdiction(),
                input.right(),
                new ClockReading.LawUsed(
                        term.law(), lawVersion, term.basis(), term.article(), term.source(), term.confidence()),
                status,
                acknowledgeBy,
                initialDue.orElse(null),
                due.orElse(null),
                daysLeft(status, due),
                term.extended().flatMap(longest -> initialDue).orElse(null),
                replay.extensionValid(),
                expireAt,
                appealDue,
                implementDue,
                frame.calendar().code(),
                calendarVersion,
                reservation.isPresent(),
                frame.zone(),
                steps);
    }

    private void explainLaw() {
        switch (term.basis()) {
            case STATUTE -> say("LAW", term.article(), term.law() + ": " + term.response() + ". " + term.finding());
            case STATUTORY_ACKNOWLEDGEMENT -> say("LAW", term.article(), term.law() + ": " + term.finding());
            case NO_STATUTORY_PERIOD_KNOWN ->
                say(
                        "LAW",
                        term.article(),
                        term.finding() + " The published period of the controller counts: " + term.response() + ".");
        }
        for (DeadlineOverride other : knownButNotCounted) {
            say(
                    "LAW",
                    other.source(),
                    "Known, but not for this kind of controller and so not counted: " + other.period() + ". "
                            + other.notes());
        }
        if (input.received() instanceof Moment.Time) {
            say("RECEIPT", term.article(), "Received on " + frame.receivedDay() + " in " + frame.zone() + ".");
        }
    }

    private Optional<Moment> acknowledgeBy() {
        return Optional.ofNullable(term.acknowledge()).map(period -> {
            Moment by = Moment.on(frame.ruler().end(frame.receivedDay(), period));
            say("ACKNOWLEDGE", term.article(), "Receipt must be acknowledged within " + period + ": by " + by + ".");
            return by;
        });
    }

    private void explainCounting() {
        Period period = replay.inForce();
        String counting = frame.citations().counting(period.unit());
        if (replay.waiting().isStartPending()) {
            say("R7", term.article(), "The clock has not started: what it starts with has not arrived.");
        } else if (frame.inHours()) {
            say(
                    "R8",
                    counting,
                    period + " from " + frame.received() + " end at " + frame.hoursAfterReceipt(period)
                            + "; nothing moves that time.");
        } else {
            explainSpan(period, replay.span(period), counting);
        }
    }

    private void explainSpan(Period period, Span span, String counting) {
        if (!replay.waiting().start().equals(frame.receivedDay())) {
            say("R7", term.article(), "The clock started on " + replay.waiting().start() + ".");
        }
        say(
                Counting.rule(period.unit()),
                counting,
                period + " from " + replay.waiting().start() + " end on " + span.bareEnd() + ".");
        if (!period.equals(term.response())) {
            say("R3", frame.citations().extension(), "The extended total counts from the start of the clock.");
        }
        if (span.pausedDays() > 0) {
            String rule = term.clarificationEffect() == PauseEffect.SUSPEND_INCLUSIVE ? "R6" : "R5";
            say(
                    rule,
                    frame.citations().suspension(),
                    span.pausedDays() + " days are not counted: the end moves to " + span.unrolledEnd() + ".");
        }
        if (span.isSuspended()) {
            say(
                    "R10",
                    frame.citations().suspension(),
                    "Suspended since " + span.suspendedSince() + " with " + span.daysLeft()
                            + " days left; there is no due date until the clock runs again.");
        } else if (span.isRolled()) {
            say(
                    "R4",
                    frame.citations().roll(),
                    span.unrolledEnd() + " is no working day: the period ends on " + span.end() + ".");
        }
    }

    private ClockStatus status(Optional<Moment> due) {
        if (replay.answered().isPresent()) {
            return ClockStatus.ANSWERED;
        }
        return due.map(last -> frame.isAfter(input.asOf(), last) ? ClockStatus.OVERDUE : ClockStatus.RUNNING)
                .orElse(ClockStatus.SUSPENDED);
    }

    private void explainStanding(ClockStatus status, Optional<Moment> due) {
        switch (status) {
            case ANSWERED -> {
                Moment answered = replay.answered().orElseThrow();
                boolean late = due.map(last -> frame.isAfter(answered, last)).orElse(false);
                say("ANSWER", term.article(), "Answered on " + answered + (late ? ", too late." : ", in time."));
            }
            case OVERDUE -> say("ANSWER", term.article(), "No answer by " + due.orElseThrow() + ": overdue.");
            case RUNNING, SUSPENDED -> {
                // The counting above has said all there is.
            }
        }
    }

    private Long daysLeft(ClockStatus status, Optional<Moment> due) {
        return switch (status) {
            case ANSWERED -> null;
            case SUSPENDED ->
                replay.waiting().isStartPending()
                        ? null
                        : replay.span(replay.inForce()).daysLeft();
            case RUNNING, OVERDUE ->
                ChronoUnit.DAYS.between(
                        input.asOf().dayIn(frame.zone()), due.orElseThrow().dayIn(frame.zone()));
        };
    }

    private Optional<Moment> expireAt(ClockStatus status) {
        return replay.proofAwaited()
                .filter(ignored -> status != ClockStatus.ANSWERED)
                .map(awaited -> {
                    Instant end = ProofTime.PUBLISHED.end(awaited.asked().startsAt(frame.zone()), awaited.due());
                    Moment day = Moment.on(Moment.at(end).dayIn(frame.zone()));
                    say(
                            "EXPIRY",
                            "the controller's own time for proof of identity",
                            "Proof asked for on " + awaited.asked() + " is awaited until " + day
                                    + "; then a person may close the request as expired, and late proof opens it again.");
                    return day;
                });
    }

    private Optional<Moment> implementDue() {
        // A notice after an appeal extends the appeal, not the carrying out.
        Optional<Moment> notice = replay.appealedOn().isPresent() ? Optional.empty() : replay.laterNotice();
        return replay.decidedOn().flatMap(day -> later.implementDue(input.right(), day, notice, steps));
    }

    /** What speaks against the calendar, if any date above hangs on one. */
    private Optional<String> reservation() {
        boolean counts = isInBusinessDays(term.response())
                || isInBusinessDays(term.acknowledge())
                || later.needsCalendar(input.right(), replay);
        Optional<String> counting = counts ? frame.ruler().counting().reservation() : Optional.empty();
        return term.endDayRoll() == EndDayRoll.NEXT_WORKING_DAY
                ? counting.or(() -> frame.ruler().rolling().reservation())
                : counting;
    }

    private static boolean isInBusinessDays(Period period) {
        return period != null && period.unit() == PeriodUnit.BUSINESS_DAYS;
    }

    private void say(String rule, String article, String explanation) {
        steps.add(new Step(rule, article, explanation));
    }
}
