package com.xiaomi.privacy.legal.law;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import java.time.LocalDate;

/**
 * One row of {@code deadline_overrides.csv}: a deadline that differs from the place's own row for one right.
 *
 * @param code the place
 * @param right the right; null means every data subject right
 * @param stage which deadline of the case
 * @param applies false if known but not for this kind of controller
 * @param effectiveFrom first day, included; null means open
 * @param effectiveTo last day, included; null means open
 * @param acknowledge time to acknowledge receipt; nullable
 * @param period the time for the stage
 * @param extension by how much it may be extended; nullable
 * @param clockStart what starts the clock
 * @param source law and page
 * @param confidence how well founded the row is
 * @param notes what does not fit in a column
 */
public record DeadlineOverride(
        String code,
        Right right,
        Stage stage,
        boolean applies,
        LocalDate effectiveFrom,
        LocalDate effectiveTo,
        Period acknowledge,
        Period period,
        Period extension,
        ClockStart clockStart,
        String source,
        Confidence confidence,
        String notes) {

    /** Which deadline of a case an override changes. */
    public enum Stage {
        /** The answer. */
        RESPONSE,
        /** The acknowledgement of receipt. */
        ACKNOWLEDGE,
        /** Carrying a communicated decision out. */
        IMPLEMENT
    }

    /** Whether this override is law on that day, for this kind of controller. */
    public boolean inForceOn(LocalDate day) {
        return applies
                && (effectiveFrom == null || !day.isBefore(effectiveFrom))
                && (effectiveTo == null || !day.isAfter(effectiveTo));
    }

    /** Whether this override is about the right. */
    public boolean concerns(Right asked) {
        return right == null ? LawBook.isDataSubjectRight(asked) : right == asked;
    }
}
