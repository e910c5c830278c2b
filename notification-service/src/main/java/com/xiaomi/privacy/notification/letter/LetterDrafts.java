package com.xiaomi.privacy.notification.letter;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.event.NotificationEvent;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent.RequestedCase;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.legal.calendar.DayOnEarth;
import com.xiaomi.privacy.notification.request.IdentityClient.Code;
import com.xiaomi.privacy.notification.request.IdentityClient.Confirmation;
import com.xiaomi.privacy.notification.request.IntakeClient.AccessLink;
import com.xiaomi.privacy.notification.request.IntakeClient.ContactChange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What each message to the person of one request says, in one language.
 *
 * @param wording of that language
 * @param authority the supervisory authority with its address; empty if it is not known
 * @param at when it is written, UTC
 */
record LetterDrafts(Wording wording, String reference, Optional<String> authority, Instant at) {

    private static final Set<String> REVIEW_REASONS = Set.of(
            "UNREADABLE",
            "EXPIRED_DOCUMENT",
            "NAME_DIFFERS",
            "NOT_AUTHENTIC",
            "WRONG_DOCUMENT",
            "TOO_MUCH_COVERED",
            "OTHER_PERSON");

    /** The message that tells what an event says. */
    LetterDraft of(PrivacyEvent event, Enclosure enclosure) {
        return switch (event) {
            case PrivacyEvent secret when enclosure instanceof Enclosure.Withheld -> withheld(secret);
            case RequestEvent asked -> ofRequest(asked, enclosure);
            case IdentityEvent proof -> ofIdentity(proof, enclosure);
            case CaseEvent moved -> ofCase(moved);
            case NotificationEvent.PolicyAnnounced announced ->
                LetterDraft.of(
                        texts().policySubject(),
                        texts().policyBody(reference, wording.day(announced.effectiveOn())),
                        texts().safeguards());
            default -> throw unknown(event);
        };
    }

    private LetterDraft withheld(PrivacyEvent event) {
        return switch (event) {
            case RequestEvent.AccessRequested _ ->
                LetterDraft.of(texts().accessSubject(reference), texts().withheld(), texts().accessWarning());
            case RequestEvent.ContactChangeAsked _ ->
                LetterDraft.of(texts().newContactSubject(reference), texts().withheld(), texts().newContactWarning());
            case IdentityEvent.ChallengeIssued _ ->
                LetterDraft.of(texts().codeSubject(reference), texts().withheld(), texts().codeWarning());
            default -> throw unknown(event);
        };
    }

    /** The message that reminds of what an event has told before. */
    LetterDraft reminderOf(PrivacyEvent event) {
        return switch (event) {
            case RequestEvent.QuestionAsked _ ->
                LetterDraft.of(texts().questionReminderSubject(reference), texts().questionReminderBody(reference));
            case CaseEvent.FeeQuoted quoted ->
                LetterDraft.of(
                        texts().feeReminderSubject(reference),
                        texts().feeReminderBody(wording.right(quoted.right()), amount(quoted)));
            case CaseEvent.Closed closed -> packageExpiring(closed);
            default -> throw unknown(event);
        };
    }

    private LetterDraft ofRequest(RequestEvent event, Enclosure enclosure) {
        return switch (event) {
            case RequestEvent.Submitted submitted -> received(submitted);
            case RequestEvent.AccessRequested _ ->
                new LetterDraft(
                        texts().accessSubject(reference),
                        List.of(texts().accessBody(reference), texts().accessValidity(until(enclosure))),
                        List.of(texts().accessWarning()));
            case RequestEvent.ContactChangeAsked _ ->
                new LetterDraft(
                        texts().newContactSubject(reference),
                        List.of(texts().newContactBody(reference), texts().newContactValidity(until(enclosure))),
                        List.of(texts().newContactWarning()));
            case RequestEvent.ContactChanged _ ->
                new LetterDraft(
                        texts().contactChangedSubject(reference),
                        List.of(texts().contactChangedBody(reference)),
                        List.of(texts().contactChangedWarning()));
            case RequestEvent.MessageSent _ ->
                LetterDraft.of(texts().messageSubject(reference), texts().messageBody(reference));
            case RequestEvent.QuestionAsked _ ->
                LetterDraft.of(texts().questionSubject(reference), texts().questionBody(reference));
            default -> throw unknown(event);
        };
    }

    private LetterDraft ofIdentity(IdentityEvent event, Enclosure enclosure) {
        return switch (event) {
            case IdentityEvent.ChallengeIssued _ ->
                new LetterDraft(
                        texts().codeSubject(reference),
                        List.of(texts().codeBody(reference)),
                        List.of(validity(enclosure), texts().codeWarning()));
            case IdentityEvent.Verified _ ->
                new LetterDraft(
                        texts().provenSubject(reference),
                        List.of(texts().provenBody(reference)),
                        List.of(texts().provenWarning()));
            case IdentityEvent.Expiring expiring ->
                LetterDraft.of(
                        texts().expiringSubject(reference),
                        texts().expiringBody(reference, wording.lastDay(expiring.expiresAt())),
                        texts().expiringNext());
            case IdentityEvent.Expired _ ->
                LetterDraft.of(
                        texts().unprovenSubject(reference), texts().unprovenBody(reference), texts().unprovenNext());
            case IdentityEvent.EvidenceReviewed reviewed -> reviewed(reviewed);
            case IdentityEvent.MandateConfirmationAsked _ -> mandate(enclosure);
            default -> throw unknown(event);
        };
    }

    private LetterDraft ofCase(CaseEvent event) {
        return switch (event) {
            case CaseEvent.StateChanged changed ->
                LetterDraft.of(
                        texts().fulfilmentSubject(reference),
                        texts().fulfilmentBody(
                                        reference, changed.right() == null ? null : wording.right(changed.right())));
            case CaseEvent.Closed closed -> closed(closed);
            case CaseEvent.FeeQuoted quoted ->
                LetterDraft.of(
                        texts().feeSubject(reference), texts().feeBody(wording.right(quoted.right()), amount(quoted)));
            case CaseEvent.AppealReceived appeal ->
                LetterDraft.of(
                        texts().appealSubject(reference),
                        texts().appealBody(wording.right(appeal.right())),
                        texts().appealDue(
                                        wording.day(appeal.due()),
                                        appeal.basis().name()));
            case CaseEvent.Reopened reopened ->
                LetterDraft.of(
                        texts().reopenedSubject(reference), texts().reopenedBody(wording.right(reopened.right())));
            case CaseEvent.Extended extended -> extended(extended);
            case CaseEvent.ErasureCompleted completed ->
                LetterDraft.of(
                        texts().erasureCompletedSubject(reference),
                        texts().erasureCompletedBody(wording.right(completed.right())));
            case CaseEvent.PackageHandedOver handedOver ->
                LetterDraft.of(
                        texts().handedOverSubject(reference),
                        texts().handedOverBody(wording.right(handedOver.right()), reference));
            case CaseEvent.RestrictionLiftAnnounced announced ->
                LetterDraft.of(
                        texts().restrictionLiftSubject(reference),
                        texts().restrictionLiftBody(wording.right(announced.right()), wording.day(announced.liftOn())),
                        texts().restrictionLiftObjection(),
                        whereToComplain());
            case CaseEvent.RestrictionKept kept ->
                LetterDraft.of(
                        texts().restrictionKeptSubject(reference),
                        texts().restrictionKeptBody(wording.right(kept.right())));
            case CaseEvent.RestrictionLifted lifted ->
                LetterDraft.of(
                        texts().restrictionLiftedSubject(reference),
                        texts().restrictionLiftedBody(wording.right(lifted.right())));
            default -> throw unknown(event);
        };
    }

    private LetterDraft received(RequestEvent.Submitted submitted) {
        List<Right> rights =
                submitted.cases().stream().map(RequestedCase::right).toList();
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(texts().receivedBody(reference, wording.rights(rights)));
        paragraphs.add(texts().receivedNext());
        if (rights.contains(Right.QUESTION)) {
            paragraphs.add(texts().safeguards());
        }
        return LetterDraft.of(texts().receivedSubject(reference), paragraphs);
    }

    private LetterDraft reviewed(IdentityEvent.EvidenceReviewed reviewed) {
        String outcome = reviewed.outcome().name();
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(texts().reviewedBody(reference, outcome));
        String reasons = wording.clauses(reviewed.reasons().stream()
                // A code without words, from a newer version: the page of the request explains it.
                .filter(REVIEW_REASONS::contains)
                .map(texts()::reviewReason));
        if (!reasons.isEmpty()) {
            paragraphs.add(texts().reviewedReasons(reasons));
        }
        paragraphs.add(texts().reviewedNext(outcome));
        return LetterDraft.of(texts().reviewedSubject(reference), paragraphs);
    }

    private LetterDraft mandate(Enclosure enclosure) {
        List<String> paragraphs = new ArrayList<>();
        if (enclosure instanceof Enclosure.Question(Confirmation confirmation)) {
            paragraphs.add(texts().mandateBody(reference, texts().mandateKind(confirmation.kind())));
            if (!confirmation.rights().isEmpty()) {
                paragraphs.add(texts().mandateRights(wording.rights(confirmation.rights())));
            }
        }
        paragraphs.add(texts().mandateNext());
        return new LetterDraft(texts().mandateSubject(reference), paragraphs, List.of(texts().mandateWarning()));
    }

    private LetterDraft closed(CaseEvent.Closed closed) {
        String right = wording.right(closed.right());
        if (closed.outcome() == Outcome.WITHDRAWN) {
            return LetterDraft.of(texts().withdrawnSubject(reference), texts().withdrawnBody(right), whereToComplain());
        }
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(
                texts().closedBody(right, texts().outcome(closed.outcome().name())));
        if (!closed.grounds().isEmpty()) {
            paragraphs.add(texts().closedGrounds(
                            wording.clauses(closed.grounds().stream().map(ground -> texts().ground(ground.name())))));
        }
        if (closed.packageAvailableUntil() != null && at.isBefore(closed.packageAvailableUntil())) {
            paragraphs.add(texts().closedPackage(wording.lastDay(closed.packageAvailableUntil())));
        }
        if (isAgainstThem(closed.outcome())) {
            paragraphs.add(howToContest(closed));
        }
        paragraphs.add(whereToComplain());
        return LetterDraft.of(texts().closedSubject(reference), paragraphs);
    }

    private String howToContest(CaseEvent.Closed closed) {
        return closed.appealUntil() == null
                ? texts().closedAppeal()
                : texts().closedAppealUntil(wording.day(closed.appealUntil()));
    }

    /** Whether the person may want to contest how a case ended. */
    private static boolean isAgainstThem(Outcome outcome) {
        return switch (outcome) {
            case REFUSED, PARTIALLY_FULFILLED, EXPIRED -> true;
            case FULFILLED, WITHDRAWN, DUPLICATE -> false;
        };
    }

    private LetterDraft packageExpiring(CaseEvent.Closed closed) {
        Instant until = closed.packageAvailableUntil();
        // Today counts, and where the last day is over already it is not over everywhere.
        long days = Math.max(
                1, 1 + ChronoUnit.DAYS.between(at.atOffset(ZoneOffset.UTC).toLocalDate(), DayOnEarth.lastOver(until)));
        return LetterDraft.of(
                texts().packageExpiringSubject(reference, wording.lastDay(until)),
                texts().packageExpiringBody(
                                wording.right(closed.right()), days, wording.pluralOf(days), wording.lastDay(until)));
    }

    private String amount(CaseEvent.FeeQuoted quoted) {
        return wording.money(quoted.amountMinor(), quoted.currency());
    }

    private LetterDraft extended(CaseEvent.Extended extended) {
        return LetterDraft.of(
                texts().extendedSubject(reference),
                texts().extendedBody(
                                wording.right(extended.right()),
                                extended.reason().name()),
                extended.due() == null
                        ? texts().extendedWithoutDate()
                        : texts().extendedDue(wording.day(extended.due())),
                whereToComplain());
    }

    private String whereToComplain() {
        return authority.map(texts()::closedAuthority).orElseGet(texts()::closedAuthorityUnknown);
    }

    private String validity(Enclosure enclosure) {
        if (enclosure instanceof Enclosure.Posted posted && posted.code().isPresent()) {
            Duration valid = Duration.ofMinutes(posted.code().get().validMinutes());
            return texts().postedCodeValidity(wording.lastDay(at.plus(valid)));
        }
        long minutes = enclosure instanceof Enclosure.OneTimeCode(Code code) ? code.validMinutes() : 0;
        return texts().codeValidity(minutes, wording.pluralOf(minutes));
    }

    private String until(Enclosure enclosure) {
        return switch (enclosure) {
            case Enclosure.Access(AccessLink link) -> wording.moment(link.validUntil());
            case Enclosure.NewContact(ContactChange change) -> wording.moment(change.validUntil());
            case Enclosure.OneTimeCode _,
                    Enclosure.Posted _,
                    Enclosure.Question _,
                    Enclosure.Withheld _,
                    Enclosure.Nothing _ -> "";
        };
    }

    private LetterTexts texts() {
        return wording.texts();
    }

    private static IllegalArgumentException unknown(PrivacyEvent event) {
        return new IllegalArgumentException(
                "nobody is told of " + event.getClass().getSimpleName());
    }
}
