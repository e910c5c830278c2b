package com.xiaomi.privacy.legal.clock;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.legal.law.DeadlineOverride;
import com.xiaomi.privacy.legal.law.JurisdictionRow;
import com.xiaomi.privacy.legal.law.LawBook;
import com.xiaomi.privacy.legal.law.Period;
import com.xiaomi.privacy.legal.law.PeriodUnit;
import com.xiaomi.privacy.legal.law.Term;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Deadlines that begin after the answer: carrying a decision out, and deciding an appeal (rule R12). */
final class LaterDeadlines {
    private final LawBook lawBook;
    private final Frame frame;
    private final Period publishedPeriod;

    /**
     * A period that starts with an event after the answer.
     *
     * @param period its length
     * @param total with extension; null if there is none
     */
    private record Later(String rule, String what, Period period, Period total, String article) {}

    LaterDeadlines(LawBook lawBook, Frame frame, Period publishedPeriod) {
        this.lawBook = lawBook;
        this.frame = frame;
        this.publishedPeriod = publishedPeriod;
    }

    /** When an appeal that arrived on a day must be decided; empty if the tables know no time for it. */
    Optional<Moment> appealDue(LocalDate appealedOn, Optional<Moment> notice, List<Step> steps) {
        Optional<Later> appeal = lawBook.row(frame.place()).flatMap(row -> appealOf(row, appealedOn));
        if (appeal.isEmpty()) {
            steps.add(new Step(
                    "R12", frame.term().article(), "The tables know no time in which to decide an appeal here."));
        }
        return appeal.map(later -> due(later, appealedOn, notice, steps));
    }

    /** When a decision communicated on a day must be carried out; empty if the law sets no time for it. */
    Optional<Moment> implementDue(Right right, LocalDate decidedOn, Optional<Moment> notice, List<Step> steps) {
        return lawBook.implementation(frame.place(), right, decidedOn)
                .map(LaterDeadlines::implementing)
                .map(later -> due(later, decidedOn, notice, steps));
    }

    private static Later implementing(DeadlineOverride override) {
        Period total = override.extension() == null ? null : override.period().plus(override.extension());
        return new Later("IMPLEMENT", "The decision must be carried out", override.period(), total, override.source());
    }

    private Optional<Later> appealOf(JurisdictionRow row, LocalDate on) {
        return switch (row.appealType()) {
            case NONE, INTERNAL_OBJECTION -> Optional.empty();
            case INTERNAL_APPEAL ->
                Optional.ofNullable(row.inForceOn(on) ? row.appeal() : null)
                        .map(period -> new Later(
                                "R12",
                                "The appeal must be decided",
                                period,
                                row.appealExtension() == null ? null : period.plus(row.appealExtension()),
                                row.sourceArticle()));
            case GRIEVANCE, COMPLAINT_ACKNOWLEDGE -> grievance(on);
        };
    }

    private Optional<Later> grievance(LocalDate on) {
        Term term = lawBook.term(frame.place(), Right.GRIEVANCE, on, publishedPeriod);
        return switch (term.basis()) {
            case STATUTE ->
                Optional.of(new Later(
                        "R12", "The grievance must be answered", term.response(), term.maxTotal(), term.article()));
            case STATUTORY_ACKNOWLEDGEMENT ->
                Optional.of(
                        new Later("R12", "The complaint must be acknowledged", term.response(), null, term.article()));
            case NO_STATUTORY_PERIOD_KNOWN -> Optional.empty();
        };
    }

    private Moment due(Later later, LocalDate start, Optional<Moment> notice, List<Step> steps) {
        LocalDate first = frame.ruler().end(start, later.period());
        boolean extended = later.total() != null
                && notice.map(at -> !frame.isAfter(at, Moment.on(first))).orElse(false);
        LocalDate due = extended ? frame.ruler().end(start, later.total()) : first;
        Period counted = extended ? later.total() : later.period();
        steps.add(new Step(
                later.rule(),
                later.article(),
                later.what() + " within " + counted + " of " + start + (extended ? " (extended in time)" : "") + ": "
                        + due + "."));
        return Moment.on(due);
    }

    /** Whether one of these deadlines is counted in business days, so that its date hangs on a calendar. */
    boolean needsCalendar(Right right, Replay replay) {
        return replay.decidedOn()
                .flatMap(day -> lawBook.implementation(frame.place(), right, day))
                .map(override -> override.period().unit() == PeriodUnit.BUSINESS_DAYS)
                .orElse(false);
    }
}
