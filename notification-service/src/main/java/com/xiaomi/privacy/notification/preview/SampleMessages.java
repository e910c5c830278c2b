package com.xiaomi.privacy.notification.preview;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.event.NotificationEvent;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Cell;
import com.xiaomi.privacy.contracts.vocabulary.EscalationRole;
import com.xiaomi.privacy.contracts.vocabulary.ExtensionReason;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.PeriodBasis;
import com.xiaomi.privacy.contracts.vocabulary.RefusalGround;
import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.ReviewOutcome;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.Sensitivity;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.notification.letter.Enclosure;
import com.xiaomi.privacy.notification.request.IdentityClient.Code;
import com.xiaomi.privacy.notification.request.IdentityClient.Confirmation;
import com.xiaomi.privacy.notification.request.IntakeClient.AccessLink;
import com.xiaomi.privacy.notification.request.IntakeClient.ContactChange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * An invented request with everything that can happen to it, for letters that are looked at and never sent.
 *
 * @param now when it all happens, UTC
 */
record SampleMessages(Instant now) {

    private static final UUID ID = UUID.fromString("01a22800-0000-7000-8000-000000000001");
    private static final int CODE_MINUTES = 10;
    private static final long FEE_MINOR = 1_250;
    private static final int MOST_OF_THE_TIME = 75;
    private static final Duration SOON = Duration.ofDays(3);

    RequestEvent.Submitted request(String language, String country) {
        return new RequestEvent.Submitted(
                ID,
                "7K3M-9QXP-2A4W",
                ID,
                Cell.EU,
                country,
                null,
                language,
                RequesterKind.SELF,
                now,
                "2024-12-16",
                List.of(requested(Right.ACCESS), requested(Right.ERASURE), requested(Right.QUESTION)),
                false,
                null,
                ID);
    }

    /** The event that asks for a message, or of which it reminds. */
    PrivacyEvent event(MessageKind message, RequestEvent.Submitted request) {
        return switch (message) {
            case REQUEST_RECEIVED -> request;
            case IDENTITY_CODE -> new IdentityEvent.ChallengeIssued(ID, ID, ID, VerificationPurpose.CASE, 1);
            case ACCESS_LINK -> new RequestEvent.AccessRequested(ID, ID);
            case CONTACT_CONFIRMATION -> new RequestEvent.ContactChangeAsked(ID, ID);
            case CONTACT_CHANGED -> new RequestEvent.ContactChanged(ID, ID, now, ID);
            case CASE_CLOSED ->
                new CaseEvent.Closed(
                        ID,
                        ID,
                        Right.ACCESS,
                        Outcome.PARTIALLY_FULFILLED,
                        List.of(RefusalGround.HARMS_OTHERS_PRIVACY, RefusalGround.EXCESSIVE),
                        soon(),
                        day(),
                        now);
            case MESSAGE_POSTED -> new RequestEvent.MessageSent(ID, ID, null, now);
            case QUESTION_ASKED, QUESTION_REMINDER -> new RequestEvent.QuestionAsked(ID, ID, ID, ID, now);
            case FEE_QUOTED, FEE_REMINDER -> new CaseEvent.FeeQuoted(ID, ID, Right.ACCESS, ID, FEE_MINOR, "EUR", now);
            case CASE_IN_FULFILMENT ->
                new CaseEvent.StateChanged(
                        ID, ID, Right.ERASURE, CaseState.IN_REVIEW, CaseState.IN_FULFILMENT, "grant", day(), now);
            case PACKAGE_EXPIRING ->
                new CaseEvent.Closed(ID, ID, Right.ACCESS, Outcome.FULFILLED, List.of(), soon(), null, now);
            case APPEAL_RECEIVED ->
                new CaseEvent.AppealReceived(ID, ID, Right.ERASURE, ID, day(), PeriodBasis.STATUTE, now);
            case CASE_REOPENED -> new CaseEvent.Reopened(ID, ID, Right.ERASURE, now);
            case ERASURE_COMPLETED -> new CaseEvent.ErasureCompleted(ID, ID, Right.ERASURE, now);
            case PACKAGE_HANDED_OVER -> new CaseEvent.PackageHandedOver(ID, ID, Right.PORTABILITY, ID, now);
            case IDENTITY_PROVEN ->
                new IdentityEvent.Verified(ID, ID, AssuranceLevel.ACCOUNT, VerificationPurpose.CASE, now, List.of(ID));
            case IDENTITY_EXPIRING -> new IdentityEvent.Expiring(ID, ID, soon());
            case IDENTITY_UNPROVEN -> new IdentityEvent.Expired(ID, ID, now);
            case EVIDENCE_REVIEWED ->
                new IdentityEvent.EvidenceReviewed(
                        ID, ID, ID, ReviewOutcome.MORE_NEEDED, List.of("UNREADABLE", "TOO_MUCH_COVERED"), now);
            case MANDATE_CONFIRMATION -> new IdentityEvent.MandateConfirmationAsked(ID, ID, ID);
            case POLICY_CHANGED -> new NotificationEvent.PolicyAnnounced(ID, ID, "2027-01-01", day(), now);
            case CASE_EXTENDED -> new CaseEvent.Extended(ID, ID, Right.ACCESS, ExtensionReason.COMPLEXITY, day(), now);
            case CASE_ASSIGNED -> new CaseEvent.Assigned(ID, ID, Right.ACCESS, day(), ID, null, now);
            case CASE_ESCALATED -> new CaseEvent.Escalated(ID, ID, Right.ACCESS, day(), EscalationRole.DPO, ID, now);
            case STAFF_MENTIONED -> new CaseEvent.StaffMentioned(ID, ID, Right.ACCESS, ID, ID, now);
            case DEADLINE_APPROACHING ->
                new CaseEvent.DeadlineApproaching(ID, ID, Right.ACCESS, MOST_OF_THE_TIME, day(), ID, null, false);
            case CASE_OVERDUE, MESSAGE_UNDELIVERED -> new CaseEvent.Overdue(ID, ID, Right.ACCESS, day(), null, null);
            case TASK_OVERDUE -> new CaseEvent.TaskOverdue(ID, ID, Right.ACCESS, ID, "shop", now, day(), ID);
            case RESTRICTION_LIFT_ANNOUNCED ->
                new CaseEvent.RestrictionLiftAnnounced(ID, ID, Right.RESTRICTION, day(), now);
            case RESTRICTION_KEPT -> new CaseEvent.RestrictionKept(ID, ID, Right.RESTRICTION, now);
            case RESTRICTION_LIFTED -> new CaseEvent.RestrictionLifted(ID, ID, Right.RESTRICTION, now);
        };
    }

    /** What a message carries; its secrets open nothing. */
    Enclosure enclosure(MessageKind message) {
        Personal secret = Personal.of("sample");
        return switch (message) {
            case IDENTITY_CODE -> new Enclosure.OneTimeCode(new Code(Personal.of("12345678"), CODE_MINUTES));
            case ACCESS_LINK -> new Enclosure.Access(new AccessLink(secret, soon()));
            case CONTACT_CONFIRMATION ->
                new Enclosure.NewContact(new ContactChange(Personal.of("erika@example.org"), secret, soon()));
            case MANDATE_CONFIRMATION ->
                new Enclosure.Question(new Confirmation(secret, "LAWYER", List.of(Right.ACCESS, Right.ERASURE)));
            default -> new Enclosure.Nothing();
        };
    }

    private static RequestEvent.RequestedCase requested(Right right) {
        return new RequestEvent.RequestedCase(ID, right, Sensitivity.NORMAL);
    }

    private Instant soon() {
        return now.plus(SOON);
    }

    private LocalDate day() {
        return soon().atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
