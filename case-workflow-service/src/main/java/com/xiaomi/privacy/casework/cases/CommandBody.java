package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.casework.cases.CommandResult.Rejection;
import com.xiaomi.privacy.casework.cases.StaffCommand.Escalate;
import com.xiaomi.privacy.casework.cases.StaffCommand.Extend;
import com.xiaomi.privacy.casework.cases.StaffCommand.GrantInPart;
import com.xiaomi.privacy.casework.cases.StaffCommand.Merge;
import com.xiaomi.privacy.casework.cases.StaffCommand.QuoteFee;
import com.xiaomi.privacy.casework.cases.StaffCommand.Refuse;
import com.xiaomi.privacy.casework.cases.StaffCommand.Reopen;
import com.xiaomi.privacy.casework.cases.StaffCommand.Split;
import com.xiaomi.privacy.casework.decision.EvidenceItem;
import com.xiaomi.privacy.casework.decision.PartRefusal;
import com.xiaomi.privacy.casework.decision.Refusal;
import com.xiaomi.privacy.casework.decision.ReopeningReason;
import com.xiaomi.privacy.casework.decision.Statement;
import com.xiaomi.privacy.casework.fee.FeeItem;
import com.xiaomi.privacy.contracts.vocabulary.DataCategory;
import com.xiaomi.privacy.contracts.vocabulary.EscalationRole;
import com.xiaomi.privacy.contracts.vocabulary.ExtensionReason;
import com.xiaomi.privacy.contracts.vocabulary.LegalBasis;
import com.xiaomi.privacy.contracts.vocabulary.RefusalGround;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.Personal;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * What a command may bring along; which command wants what stands in the API guide.
 *
 * @param note for colleagues, of grant, grant-in-part, send-back, reopen, hand-over, escalate (required there) and
 *     de-escalate, at most 4000 characters; null if there is none
 * @param grounds of refuse; null otherwise
 * @param exemptions of refuse, codes of the tables of the law; null if there is none
 * @param explanation to the person, of refuse and extend, at most 4000 characters; null otherwise
 * @param explanationLanguage BCP 47 tag of what is written to the person; null for the language of the request
 * @param legalBasis of a decision: on what the processing rests; null for the duty to answer
 * @param evidence of a decision: what it relies on; null if nothing
 * @param balancing of a decision that refuses an objection; null otherwise
 * @param parts of grant-in-part; null otherwise
 * @param items of quote-fee, what the fee is made up of; null otherwise
 * @param currency of quote-fee, ISO 4217; null otherwise
 * @param calculation of quote-fee, how the fee was counted, at most 4000 characters; null otherwise
 * @param into of merge, the leading case; null otherwise
 * @param categories of split, the data that go their own way; null otherwise
 * @param extensionReason of extend; null otherwise
 * @param reopeningReason of reopen; null otherwise
 * @param to of assign and hand-over, the sub of the agent; of escalate, DPO or GRIEVANCE_OFFICER; null otherwise
 */
public record CommandBody(
        Personal note,
        Set<RefusalGround> grounds,
        Set<String> exemptions,
        Personal explanation,
        String explanationLanguage,
        LegalBasis legalBasis,
        Set<EvidenceItem> evidence,
        BalancingBody balancing,
        List<PartBody> parts,
        List<FeeItem> items,
        String currency,
        Personal calculation,
        UUID into,
        Set<DataCategory> categories,
        ExtensionReason extensionReason,
        ReopeningReason reopeningReason,
        String to) {

    static final CommandBody EMPTY = new CommandBody(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    private static final int MOST_ITEMS = 50;
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9-]{2,35}");

    /** @param text what is said in words */
    Statement statement(Optional<Personal> text) {
        Set<EvidenceItem> reliedOn = evidence == null ? Set.of() : evidence;
        if (reliedOn.size() > MOST_ITEMS
                || reliedOn.stream().anyMatch(item -> item == null || item.kind() == null || item.id() == null)) {
            throw invalid("evidence", "at most " + MOST_ITEMS + " items with kind and id");
        }
        if (explanationLanguage != null
                && !LANGUAGE.matcher(explanationLanguage).matches()) {
            throw invalid("explanationLanguage", "a language tag (BCP 47) of at most 35 characters, such as 'de'");
        }
        return new Statement(
                text,
                Optional.ofNullable(explanationLanguage),
                Optional.ofNullable(legalBasis),
                reliedOn,
                Optional.ofNullable(balancing).map(BalancingBody::read));
    }

    Optional<Personal> boundedNote() {
        return CommandTexts.bounded("note", note);
    }

    /** @param directMarketing asked only once the rest is sound */
    Refuse refusal(BooleanSupplier directMarketing) {
        Refusal refusal = PartBody.refusal("grounds", grounds, exemptions);
        Personal toThePerson = CommandTexts.required("explanation", explanation);
        return new Refuse(refusal, statement(Optional.of(toThePerson)), directMarketing.getAsBoolean());
    }

    /** @param directMarketing asked only once the rest is sound */
    GrantInPart partial(BooleanSupplier directMarketing) {
        Map<DataCategory, Optional<PartRefusal>> read = new EnumMap<>(DataCategory.class);
        List<PartBody> given = parts == null ? List.of() : parts;
        for (int i = 0; i < given.size(); i++) {
            PartBody part = given.get(i);
            if (part == null
                    || part.category() == null
                    || read.put(part.category(), part.read("parts[" + i + "]")) != null) {
                throw invalid("parts[" + i + "].category", "a category of data that no other part names");
            }
        }
        boolean both = read.values().stream().anyMatch(Optional::isPresent)
                && read.values().stream().anyMatch(Optional::isEmpty);
        if (!both) {
            throw invalid("parts", "at least one part that is granted and one that is refused");
        }
        return new GrantInPart(read, statement(boundedNote()), directMarketing.getAsBoolean());
    }

    Extend extension() {
        if (extensionReason == null) {
            throw invalid("extensionReason", "why the answer takes longer");
        }
        return new Extend(extensionReason, CommandTexts.required("explanation", explanation));
    }

    Split split() {
        if (categories == null || categories.isEmpty() || categories.contains(null)) {
            throw invalid("categories", "the data that go their own way");
        }
        return new Split(categories);
    }

    Reopen reopening() {
        if (reopeningReason == null) {
            throw invalid("reopeningReason", "why the case is taken up again");
        }
        return new Reopen(reopeningReason, boundedNote());
    }

    /** @param extraCopy whether the person asked for a further copy; asked only once the rest is sound */
    QuoteFee fee(BooleanSupplier extraCopy) {
        boolean sound = items != null
                && !items.isEmpty()
                && items.size() <= MOST_ITEMS
                && items.stream().allMatch(item -> item != null && item.code() != null && item.canBePaid());
        if (!sound) {
            throw invalid("items", "what the fee is made up of, each at least 1 in the smallest unit of the currency");
        }
        if (currency == null || !isKnown(currency)) {
            throw invalid("currency", "an ISO 4217 code");
        }
        Personal counted = CommandTexts.required("calculation", calculation);
        return new QuoteFee(items, currency, counted, extraCopy.getAsBoolean());
    }

    Merge merge() {
        if (into == null) {
            throw invalid("into", "the id of the leading case");
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

    /** Gold, tests and "no currency" have codes too, but are no money. */
    private static boolean isKnown(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(known -> known.getCurrencyCode().equals(code) && known.getDefaultFractionDigits() >= 0);
    }

    private static ProblemException invalid(String field, String expected) {
        return ProblemException.ofField(ProblemType.VALIDATION_FAILED, field, expected);
    }
}
