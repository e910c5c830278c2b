package com.xiaomi.privacy.legal.law;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * One row of {@code jurisdictions.csv}: what is known about one place. Reference data, not legal advice. An absent
 * value means unknown, never zero and never "no duty".
 *
 * @param code ISO 3166 code, or the tables' own for a zone (`AE-DIFC`)
 * @param name the place in English
 * @param group `EEA`, `US` or empty
 * @param law the law's usual name
 * @param coversAll whether the deadline covers every right a person may invoke
 * @param covered the rights covered if not all; empty when coversAll, or when the law leaves the period to the
 *     controller
 * @param acknowledge time to acknowledge receipt; nullable
 * @param response time to answer; nullable
 * @param extension by how much it may be extended; nullable
 * @param maxTotal response and extension together, from the start of the clock; nullable
 * @param clockStart what starts the clock
 * @param identityEffect effect of asking for proof of identity
 * @param clarificationEffect effect of asking what exactly is meant
 * @param feeEffect effect of asking for a fee
 * @param endDayRoll what happens to an end on a day off
 * @param weekend the weekly days off
 * @param rights the rights this law gives
 * @param freeCopiesCount free requests per freeCopiesMonths; nullable
 * @param freeCopiesMonths nullable
 * @param refusalMustStateGrounds nullable
 * @param appealType how an answer is contested with the controller
 * @param appeal time to decide an appeal; nullable
 * @param appealExtension by how much that may be extended; nullable
 * @param authorityName the supervisory authority
 * @param authorityUrl its page, from knowledge and not opened; empty if unknown
 * @param ageOfDigitalConsent years; nullable
 * @param effectiveFrom first day on which this row is law; null means open
 * @param sourceArticle the articles relied on
 * @param sourceUrl where they were read; may be empty
 * @param confidence how well founded the row is
 * @param verifiedFields the cells that were seen in a source
 * @param notes what does not fit in a column
 */
public record JurisdictionRow(
        String code,
        String name,
        String group,
        String law,
        boolean coversAll,
        Set<Right> covered,
        Period acknowledge,
        Period response,
        Period extension,
        Period maxTotal,
        ClockStart clockStart,
        PauseEffect identityEffect,
        PauseEffect clarificationEffect,
        PauseEffect feeEffect,
        EndDayRoll endDayRoll,
        Set<DayOfWeek> weekend,
        Set<Right> rights,
        Integer freeCopiesCount,
        Integer freeCopiesMonths,
        Boolean refusalMustStateGrounds,
        AppealType appealType,
        Period appeal,
        Period appealExtension,
        String authorityName,
        String authorityUrl,
        Integer ageOfDigitalConsent,
        LocalDate effectiveFrom,
        String sourceArticle,
        String sourceUrl,
        Confidence confidence,
        Set<String> verifiedFields,
        String notes) {

    /** Whether this row is law on that day. */
    public boolean inForceOn(LocalDate day) {
        return effectiveFrom == null || !day.isBefore(effectiveFrom);
    }

    /**
     * Whether the row's response period counts for this right. "All" means every data subject right, also one that this
     * law does not list (its refusal is due in the same time); a complaint or a question is none of them.
     */
    public boolean covers(Right right) {
        return coversAll ? LawBook.isDataSubjectRight(right) : covered.contains(right);
    }

    /** Whether this law is the GDPR as it applies in the EEA. */
    public boolean isEea() {
        return group.equals("EEA");
    }
}
