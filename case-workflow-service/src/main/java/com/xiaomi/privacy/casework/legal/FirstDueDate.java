package com.xiaomi.privacy.casework.legal;

import com.xiaomi.privacy.casework.request.CaseRequest;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.legal.DueDates;
import com.xiaomi.privacy.legal.clock.ClockReading;
import com.xiaomi.privacy.legal.clock.LegalClock;
import com.xiaomi.privacy.legal.law.Term.Basis;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** Under which law a case is opened and when its answer is due. */
@ApplicationScoped
public class FirstDueDate {

    private final DueDates dueDates;

    FirstDueDate(LegalClock clock) {
        dueDates = new DueDates(clock);
    }

    /** The reading of a case that is opened now. */
    public Reading of(CaseRequest request, Right right) {
        ClockReading reading =
                dueDates.first(request.country(), request.region().orElse(null), right, request.receivedAt());
        LocalDate due =
                reading.dueIfKnown().map(moment -> moment.dayIn(reading.zone())).orElse(null);
        return new Reading(reading.law().name(), reading.law().version(), due, status(reading));
    }

    private static DueStatus status(ClockReading reading) {
        if (reading.law().basis() == Basis.NO_STATUTORY_PERIOD_KNOWN) {
            return DueStatus.PUBLISHED_PERIOD;
        }
        return reading.provisional() ? DueStatus.PROVISIONAL : DueStatus.STATUTORY;
    }

    /** How sure a due date is; the same words as in intake's answer. */
    public enum DueStatus {
        /** A law sets it. */
        STATUTORY,
        /** No law known sets it; the controller promised it. */
        PUBLISHED_PERIOD,
        /** A law sets it, counted with a calendar that may still change. */
        PROVISIONAL
    }

    /**
     * What the clock says.
     *
     * @param law name of the law, or of what stands in for one
     * @param lawVersion version of the tables, kept by the case for its life
     * @param due last day for the answer at the controller's place; null while the clock has not started
     * @param status how sure the date is
     */
    public record Reading(String law, String lawVersion, LocalDate due, DueStatus status) {}
}
