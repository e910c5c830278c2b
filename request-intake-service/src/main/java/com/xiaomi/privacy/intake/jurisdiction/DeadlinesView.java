package com.xiaomi.privacy.intake.jurisdiction;

import com.xiaomi.privacy.legal.law.ClockStart;
import com.xiaomi.privacy.legal.law.Confidence;
import com.xiaomi.privacy.legal.law.Term;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * By when a request for one right must be answered, were it to arrive today.
 *
 * @param basis whether a law sets the time, or only the controller's own promise
 * @param law name of the law, or that the controller's published period counts
 * @param acknowledge time to acknowledge receipt; empty if none is known
 * @param response time to answer
 * @param extension by how much the answer may be put off, with reasons; empty if not at all
 * @param total response and extension together; empty without an extension
 * @param clockStarts where the time begins
 * @param override whether a row for this right takes the place of the general one
 * @param finding why this time counts
 * @param implementation time to carry out a decision once told; empty if the law sets none
 * @param effectiveFrom first day of the rule; empty if open or unknown
 * @param effectiveTo last day of the rule; empty if open
 * @param article the articles relied on
 * @param source where they were read; may be empty
 * @param confidence how well founded; empty where no law sets the time
 * @param announced rules that are to follow
 */
public record DeadlinesView(
        Term.Basis basis,
        String law,
        Optional<PeriodView> acknowledge,
        PeriodView response,
        Optional<PeriodView> extension,
        Optional<PeriodView> total,
        ClockStart clockStarts,
        boolean override,
        String finding,
        Optional<PeriodView> implementation,
        Optional<LocalDate> effectiveFrom,
        Optional<LocalDate> effectiveTo,
        String article,
        String source,
        Optional<Confidence> confidence,
        List<AnnouncedDeadline> announced) {

    public DeadlinesView {
        announced = List.copyOf(announced);
    }

    /**
     * A rule that becomes law later.
     *
     * @param effectiveFrom its first day
     * @param period time to answer or, where the law sets only that, to acknowledge
     */
    public record AnnouncedDeadline(
            LocalDate effectiveFrom, PeriodView period, String article, Confidence confidence) {}
}
