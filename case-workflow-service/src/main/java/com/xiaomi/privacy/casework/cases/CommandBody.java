package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.casework.cases.CommandResult.Rejection;
import com.xiaomi.privacy.casework.cases.StaffCommand.Escalate;
import com.xiaomi.privacy.casework.cases.StaffCommand.Merge;
import com.xiaomi.privacy.casework.cases.StaffCommand.QuoteFee;
import com.xiaomi.privacy.contracts.vocabulary.EscalationRole;
import com.xiaomi.privacy.contracts.vocabulary.RefusalGround;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.Personal;
import java.util.Arrays;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * What a command may bring along.
 *
 * @param note of grant, send-back, hand-over, escalate (required there) and de-escalate, at most 4000 characters; null if
 *     there is none
 * @param grounds of refuse; null otherwise
 * @param explanation of refuse, at most 4000 characters; null if there is none
 * @param amountMinor of quote-fee, in the smallest unit of the currency; null otherwise
 * @param currency of quote-fee, ISO 4217; null otherwise
 * @param calculation of quote-fee, how the fee was counted, at most 4000 characters; null otherwise
 * @param into of merge, the leading case; null otherwise
 * @param to of assign and hand-over, the sub of the agent; of escalate, DPO or GRIEVANCE_OFFICER; null otherwise
 */
record CommandBody(
        Personal note,
        Set<RefusalGround> grounds,
        Personal explanation,
        Long amountMinor,
        String currency,
        Personal calculation,
        UUID into,
        String to) {

    private static final int LONGEST = 4000;

    static final CommandBody EMPTY = new CommandBody(null, null, null, null, null, null, null, null);

    Optional<Personal> boundedNote() {
        return bounded("note", note);
    }

    Optional<Personal> boundedExplanation() {
        return bounded("explanation", explanation);
    }

    Set<RefusalGround> requiredGrounds() {
        if (grounds == null || grounds.isEmpty()) {
            throw ProblemException.ofField(
                    ProblemType.VALIDATION_FAILED, "grounds", "at least one of the coded grounds of refusal");
        }
        return grounds;
    }

    /** @param extraCopy whether the person asked for a further copy; asked only once the rest is sound */
    QuoteFee fee(BooleanSupplier extraCopy) {
        if (amountMinor == null || amountMinor < 1) {
            throw ProblemException.ofField(
                    ProblemType.VALIDATION_FAILED, "amountMinor", "at least 1, in the smallest unit of the currency");
        }
        if (currency == null || !isKnown(currency)) {
            throw ProblemException.ofField(ProblemType.VALIDATION_FAILED, "currency", "an ISO 4217 code");
        }
        Personal counted = bounded("calculation", calculation)
                .orElseThrow(() -> ProblemException.ofField(
                        ProblemType.VALIDATION_FAILED, "calculation", "how the fee was counted, for the person"));
        return new QuoteFee(amountMinor, currency, counted, extraCopy.getAsBoolean());
    }

    Merge merge() {
        if (into == null) {
            throw ProblemException.ofField(ProblemType.VALIDATION_FAILED, "into", "the id of the leading case");
        }
        return new Merge(into);
    }

    UUID toAgent() {
        try {
            return UUID.fromString(to == null ? "" : to);
        } catch (IllegalArgumentException e) {
            // Made up by the caller; the text of the exception would repeat it.
            throw Rejections.problem(Rejection.UNKNOWN_AGENT);
        }
    }

    Escalate escalate() {
        EscalationRole role = Arrays.stream(EscalationRole.values())
                .filter(one -> one.name().equals(to))
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.ofField(ProblemType.VALIDATION_FAILED, "to", "DPO or GRIEVANCE_OFFICER"));
        return new Escalate(
                role,
                boundedNote()
                        .orElseThrow(() -> ProblemException.ofField(
                                ProblemType.VALIDATION_FAILED, "note", "why the case is put before them")));
    }

    /** XXX and its like are codes, but no money. */
    private static boolean isKnown(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(known -> known.getCurrencyCode().equals(code) && known.getDefaultFractionDigits() >= 0);
    }

    static Optional<Personal> bounded(String field, Personal text) {
        if (text != null && text.reveal().length() > LONGEST) {
            throw ProblemException.ofField(ProblemType.VALIDATION_FAILED, field, "at most " + LONGEST + " characters");
        }
        return Optional.ofNullable(text).filter(present -> !present.reveal().isBlank());
    }
}
