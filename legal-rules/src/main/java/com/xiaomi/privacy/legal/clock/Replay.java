package com.xiaomi.privacy.legal.clock;

import com.xiaomi.privacy.legal.law.Pause;
import com.xiaomi.privacy.legal.law.PauseEffect;
import com.xiaomi.privacy.legal.law.Period;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plays the events of one case in their order and keeps what they mean for its deadlines. Used once per reading. */
final class Replay {
    private final Frame frame;
    private final Waiting waiting;
    private final List<Step> steps = new ArrayList<>();
    private Moment answered;
    private LocalDate decidedOn;
    private LocalDate appealedOn;
    private Boolean extensionValid;
    private Moment laterNotice;
    private ProofAwaited proofAwaited;

    /**
     * Proof of identity was asked for and has not arrived.
     *
     * @param asked when
     * @param due last day for the answer as known then; null while no clock ran
     */
    record ProofAwaited(Moment asked, LocalDate due) {}

    Replay(Frame frame) {
        this.frame = frame;
        this.waiting = new Waiting(frame.term(), frame.receivedDay());
    }

    void play(ClockEvent event) {
        switch (event.type()) {
            case IDENTITY_REQUESTED -> askForProof(event);
            case CLARIFICATION_REQUESTED -> ask(Pause.CLARIFICATION, event);
            case FEE_REQUESTED -> ask(Pause.FEE, event);
            case IDENTITY_PROVIDED -> {
                proofAwaited = null;
                arrive(Pause.IDENTITY, event);
            }
            case CLARIFICATION_PROVIDED -> arrive(Pause.CLARIFICATION, event);
            case FEE_PAID -> arrive(Pause.FEE, event);
            case EXTENSION_NOTIFIED -> extend(event);
            case REFUSED -> answer(event);
            case DECISION_COMMUNICATED -> decide(event);
            case APPEAL_RECEIVED -> appeal(event);
        }
    }

    private void askForProof(ClockEvent event) {
        if (proofAwaited == null) {
            proofAwaited = new ProofAwaited(
                    event.at(),
                    dueOf(inForce()).map(due -> due.dayIn(frame.zone())).orElse(null));
        }
        ask(Pause.IDENTITY, event);
    }

    private void ask(Pause pause, ClockEvent event) {
        PauseEffect effect = frame.term().effectOf(pause);
        if (answered != null) {
            note(event, "no effect: the case was answered before");
        } else if (effect == PauseEffect.NONE) {
            note(event, "no effect: the law lets the clock run on for this right");
        } else if (effect == PauseEffect.UNKNOWN) {
            note(event, "no effect known to the tables, so the clock runs on (the earlier date is the safe one)");
        } else if (waiting.isAwaited(pause)) {
            note(event, "no further effect: already asked and still awaited");
        } else if (isTooLateFor(inForce(), event.at())) {
            note(event, "no effect: the period had already ended, and an expired clock cannot be stopped");
        } else {
            waiting.ask(pause, day(event));
            note(event, stopping(effect) + frame.citations().condition(pause));
        }
    }

    private static String stopping(PauseEffect effect) {
        return effect == PauseEffect.START_DEFERRED
                ? "the clock starts only when it arrives (rule R7)"
                : "the clock stands still from this day until it arrives";
    }

    private void arrive(Pause pause, ClockEvent event) {
        if (answered != null) {
            note(event, "no effect: the case was answered before");
        } else if (waiting.arrive(pause, day(event))) {
            note(event, "arrived: the clock runs");
        } else {
            note(event, "no effect: the clock was not waiting for it");
        }
    }

    private void extend(ClockEvent event) {
        Optional<Period> extended = frame.term().extended();
        if (answered != null) {
            laterNotice = laterNotice == null ? event.at() : laterNotice;
        } else if (extended.isEmpty()) {
            extensionValid = false;
            note(event, "no effect: the tables know of no extension here; the first date stands");
        } else if (Boolean.TRUE.equals(extensionValid)) {
            note(event, "no effect: already extended as far as the law allows");
        } else {
            extensionValid = !isTooLateFor(frame.term().response(), event.at());
            steps.add(new Step("R11", frame.citations().extension(), extensionFinding(event)));
        }
    }

    private String extensionFinding(ClockEvent event) {
        return extensionValid
                ? "The person was told of the extension on " + event.at()
                        + ", before the first period had ended: it counts."
                : "The person was told of the extension on " + event.at()
                        + ", after the first period had ended: it does not count, the first date stands.";
    }

    private void answer(ClockEvent event) {
        if (answered == null) {
            answered = event.at();
            note(event, "the case is answered");
        } else {
            note(event, "the case was answered before");
        }
    }

    private void decide(ClockEvent event) {
        boolean decisionOnAppeal = appealedOn != null && (decidedOn == null || !decidedOn.isAfter(appealedOn));
        if (decidedOn == null || decisionOnAppeal) {
            decidedOn = day(event);
        }
        answer(event);
    }

    private void appeal(ClockEvent event) {
        if (appealedOn == null) {
            appealedOn = day(event);
            laterNotice = null;
            note(event, "the appeal's own clock starts on this day, not with the answer (rule R12)");
        } else {
            note(event, "no further effect: an appeal is already running");
        }
    }

    /** Whether a moment lies after the end of a period of the answer, as far as known when it came. */
    private boolean isTooLateFor(Period period, Moment at) {
        return dueOf(period).map(due -> frame.isAfter(at, due)).orElse(false);
    }

    /** The end of the answer's period; empty while the clock has not started or stands still. */
    Optional<Moment> dueOf(Period period) {
        if (waiting.isStartPending()) {
            return Optional.empty();
        }
        return frame.inHours()
                ? Optional.of(frame.hoursAfterReceipt(period))
                : Optional.ofNullable(span(period).end()).map(Moment::on);
    }

    /** The answer's period with the suspensions so far; only for terms in days, and after the clock has started. */
    Span span(Period period) {
        return frame.lay(waiting.start(), period, waiting.suspensions());
    }

    /** Days from receipt to a day that do not count: before the start of the clock, and while it stood still. */
    long pausedDays(LocalDate until) {
        if (frame.inHours()) {
            return 0;
        }
        if (waiting.isStartPending()) {
            return daysBetween(frame.receivedDay(), until);
        }
        Span span = span(inForce());
        long open = span.isSuspended() ? daysBetween(span.suspendedSince(), until) : 0;
        return daysBetween(frame.receivedDay(), waiting.start()) + span.pausedDays() + open;
    }

    private static long daysBetween(LocalDate from, LocalDate until) {
        return Math.max(0, ChronoUnit.DAYS.between(from, until));
    }

    /** The period that counts for the answer: the first one, or with a valid extension the longest one. */
    Period inForce() {
        return Boolean.TRUE.equals(extensionValid)
                ? frame.term().extended().orElseThrow()
                : frame.term().response();
    }

    Waiting waiting() {
        return waiting;
    }

    List<Step> steps() {
        return steps;
    }

    Optional<Moment> answered() {
        return Optional.ofNullable(answered);
    }

    /** Empty unless proof of identity is awaited, whether the clock waits for it or not. */
    Optional<ProofAwaited> proofAwaited() {
        return Optional.ofNullable(proofAwaited);
    }

    Optional<LocalDate> decidedOn() {
        return Optional.ofNullable(decidedOn);
    }

    Optional<LocalDate> appealedOn() {
        return Optional.ofNullable(appealedOn);
    }

    /** Null if no extension of the answer was notified. */
    Boolean extensionValid() {
        return extensionValid;
    }

    /** The first notice of an extension after the answer, and after the appeal if there is one. */
    Optional<Moment> laterNotice() {
        return Optional.ofNullable(laterNotice);
    }

    private LocalDate day(ClockEvent event) {
        return event.at().dayIn(frame.zone());
    }

    private void note(ClockEvent event, String meaning) {
        steps.add(new Step("EVENT", frame.term().article(), event.type() + " on " + event.at() + ": " + meaning + "."));
    }
}
