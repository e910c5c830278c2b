package com.xiaomi.privacy.intake.jurisdiction;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.intake.jurisdiction.DeadlinesView.AnnouncedDeadline;
import com.xiaomi.privacy.intake.law.Jurisdictions;
import com.xiaomi.privacy.legal.law.DeadlineOverride;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import com.xiaomi.privacy.legal.law.JurisdictionRow;
import com.xiaomi.privacy.legal.law.LawBook;
import com.xiaomi.privacy.legal.law.Period;
import com.xiaomi.privacy.legal.law.Term;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Shows the deadlines of one right in one place, with where they come from. */
@ApplicationScoped
class Deadlines {

    private final Jurisdictions jurisdictions;

    Deadlines(Jurisdictions jurisdictions) {
        this.jurisdictions = jurisdictions;
    }

    /** The deadlines of a request that arrives on that day. */
    DeadlinesView of(Jurisdiction place, Right right, LocalDate day) {
        LawBook lawBook = jurisdictions.lawBook();
        Term term = jurisdictions.termOf(place, right, day);
        Optional<DeadlineOverride> override = lawBook.override(place, right, day);
        Optional<JurisdictionRow> row =
                lawBook.row(place).filter(known -> term.basis() != Term.Basis.NO_STATUTORY_PERIOD_KNOWN);
        return new DeadlinesView(
                term.basis(),
                term.law(),
                PeriodView.of(term.acknowledge()),
                PeriodView.of(term.response()).orElseThrow(),
                term.extended().flatMap(total -> extension(term.response(), total)),
                PeriodView.of(term.maxTotal()),
                term.clockStart(),
                override.isPresent(),
                term.finding(),
                lawBook.implementation(place, right, day).flatMap(carriedOut -> PeriodView.of(carriedOut.period())),
                override.map(DeadlineOverride::effectiveFrom)
                        .or(() -> override.isPresent() ? Optional.empty() : row.map(JurisdictionRow::effectiveFrom)),
                override.map(DeadlineOverride::effectiveTo),
                term.article(),
                term.source(),
                Optional.ofNullable(term.confidence()),
                announced(place, right, day));
    }

    private static Optional<PeriodView> extension(Period response, Period total) {
        int more = total.value() - response.value();
        return more > 0 ? Optional.of(new PeriodView(more, total.unit())) : Optional.empty();
    }

    /** Rules for the right, and the law of the place itself where that is not in force yet. */
    private List<AnnouncedDeadline> announced(Jurisdiction place, Right right, LocalDate day) {
        LawBook lawBook = jurisdictions.lawBook();
        List<AnnouncedDeadline> overrides = lawBook.announced(place, right, day).stream()
                .map(override -> new AnnouncedDeadline(
                        override.effectiveFrom(),
                        PeriodView.of(override.period()).orElseThrow(),
                        override.source(),
                        override.confidence()))
                .toList();
        if (!overrides.isEmpty()) {
            return overrides;
        }
        return lawBook
                .row(place)
                .filter(row -> !row.inForceOn(day) && row.response() != null && row.covers(right))
                .map(row -> new AnnouncedDeadline(
                        row.effectiveFrom(),
                        PeriodView.of(row.response()).orElseThrow(),
                        row.sourceArticle(),
                        row.confidence()))
                .stream()
                .toList();
    }
}
