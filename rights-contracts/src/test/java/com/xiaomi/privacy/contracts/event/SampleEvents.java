package com.xiaomi.privacy.contracts.event;

import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Cell;
import com.xiaomi.privacy.contracts.vocabulary.DataCategory;
import com.xiaomi.privacy.contracts.vocabulary.DataKind;
import com.xiaomi.privacy.contracts.vocabulary.EscalationRole;
import com.xiaomi.privacy.contracts.vocabulary.ExtensionReason;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.PeriodBasis;
import com.xiaomi.privacy.contracts.vocabulary.RefusalGround;
import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.ReviewOutcome;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.RiskSignal;
import com.xiaomi.privacy.contracts.vocabulary.Sensitivity;
import com.xiaomi.privacy.contracts.vocabulary.TaskResult;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** One event of each type, every component filled. */
final class SampleEvents {

    private static final UUID REQUEST = UUID.fromString("0193a5d2-6f00-7c1e-8a44-2b6d1f0c9e10");
    private static final UUID CASE = UUID.fromString("0193a5d2-6f01-7d20-9b11-6e0f3a7c5d21");
    private static final UUID OTHER = UUID.fromString("0193a5d2-9b20-7a44-9d66-1e5f708b9c04");
    // With a fraction, as real clocks give it.
    private static final Instant TIME = Instant.parse("2026-11-24T09:15:30.123456Z");
    private static final LocalDate DUE = LocalDate.of(2026, 12, 24);

    private SampleEvents() {}

    static PrivacyEvent of(EventType type) {
        return switch (type) {
            case REQUEST_SUBMITTED ->
                new RequestEvent.Submitted(
                        REQUEST,
                        "7K3M-9QXP-2A4W",
                        OTHER,
                        Cell.SG,
                        "AE",
                        "DU",
                        "ar",
                        RequesterKind.SELF,
                        TIME,
                        "2026-01-15",
                        List.of(
                                new RequestEvent.RequestedCase(CASE, Right.ACCESS, Sensitivity.NORMAL),
                                new RequestEvent.RequestedCase(OTHER, Right.ERASURE, Sensitivity.HIGH)),
                        true,
                        "DIFC",
                        CASE);
            case ATTACHMENT_STORED -> new RequestEvent.AttachmentStored(REQUEST, OTHER, "image/png", 48_213, true);
            case ATTACHMENT_WITHDRAWN -> new RequestEvent.AttachmentWithdrawn(REQUEST, OTHER);
            case MESSAGE_RECEIVED -> new RequestEvent.MessageReceived(REQUEST, OTHER, CASE, TIME);
            case MESSAGE_SENT -> new RequestEvent.MessageSent(REQUEST, OTHER, CASE, TIME);
            case MESSAGES_READ -> new RequestEvent.MessagesRead(REQUEST, OTHER, 2, TIME);
            case QUESTION_ASKED -> new RequestEvent.QuestionAsked(REQUEST, CASE, OTHER, OTHER, TIME);
            case QUESTION_ANSWERED -> new RequestEvent.QuestionAnswered(REQUEST, CASE, OTHER, OTHER, TIME);
            case DUPLICATE_SUSPECTED -> new RequestEvent.DuplicateSuspected(REQUEST, CASE, OTHER, OTHER);
            case ACCESS_REQUESTED -> new RequestEvent.AccessRequested(REQUEST, OTHER);
            case PASSES_ENDED -> new RequestEvent.PassesEnded(REQUEST, 1, OTHER, TIME);
            case CONTACT_CHANGE_ASKED -> new RequestEvent.ContactChangeAsked(REQUEST, OTHER);
            case CONTACT_CHANGED -> new RequestEvent.ContactChanged(REQUEST, OTHER, TIME, CASE);
            case REQUEST_ERASURE_CONFIRMED -> new RequestEvent.ErasureConfirmed(REQUEST, TIME);
            case REVOKED_BY_PARTNER -> new RequestEvent.RevokedByPartner(REQUEST, "EXAMPLE_AGENT", TIME);
            case VERIFICATION_OPENED ->
                new IdentityEvent.VerificationOpened(REQUEST, OTHER, AssuranceLevel.CONTACT, TIME);
            case CHALLENGE_ISSUED ->
                new IdentityEvent.ChallengeIssued(REQUEST, OTHER, CASE, VerificationPurpose.CASE, 1);
            case IDENTITY_VERIFIED ->
                new IdentityEvent.Verified(
                        REQUEST,
                        OTHER,
                        AssuranceLevel.DOCUMENT,
                        VerificationPurpose.PACKAGE_DOWNLOAD,
                        TIME,
                        List.of(CASE));
            case IDENTITY_EXPIRING -> new IdentityEvent.Expiring(REQUEST, OTHER, TIME);
            case IDENTITY_EXPIRED -> new IdentityEvent.Expired(REQUEST, OTHER, TIME);
            case RISK_FLAGGED -> new IdentityEvent.RiskFlagged(REQUEST, OTHER, RiskSignal.REPEATED_FAILURES, TIME);
            case EVIDENCE_REVIEWED ->
                new IdentityEvent.EvidenceReviewed(
                        REQUEST, OTHER, CASE, ReviewOutcome.MORE_NEEDED, List.of("UNREADABLE"), TIME);
            case MANDATE_CONFIRMATION_ASKED -> new IdentityEvent.MandateConfirmationAsked(REQUEST, OTHER, CASE);
            case IDENTITY_ERASURE_CONFIRMED -> new IdentityEvent.ErasureConfirmed(REQUEST, TIME);
            case MANDATE_REVOKED -> new IdentityEvent.MandateRevoked(REQUEST, OTHER, CASE, TIME);
            case CASE_OPENED ->
                new CaseEvent.Opened(REQUEST, CASE, Right.ACCESS, "2026-11-23", DUE, CaseState.RECEIVED, TIME, OTHER);
            case IDENTITY_REQUIRED ->
                new CaseEvent.IdentityRequired(
                        REQUEST,
                        AssuranceLevel.CONTACT,
                        "US",
                        "CA",
                        RequesterKind.SELF,
                        true,
                        OTHER,
                        DUE,
                        List.of(new RequestEvent.RequestedCase(CASE, Right.ACCESS, Sensitivity.NORMAL)),
                        CASE);
            case CASE_STATE_CHANGED ->
                new CaseEvent.StateChanged(
                        REQUEST,
                        CASE,
                        Right.ACCESS,
                        CaseState.RECEIVED,
                        CaseState.AWAITING_IDENTITY,
                        "REQUIRE_IDENTITY",
                        DUE,
                        TIME);
            case CASE_CLOSED ->
                new CaseEvent.Closed(
                        REQUEST,
                        CASE,
                        Right.ACCESS,
                        Outcome.PARTIALLY_FULFILLED,
                        List.of(RefusalGround.HARMS_OTHERS_PRIVACY),
                        TIME,
                        DUE,
                        TIME);
            case FEE_QUOTED -> new CaseEvent.FeeQuoted(REQUEST, CASE, Right.ACCESS, OTHER, 1_250, "EUR", TIME);
            case APPEAL_ALLOWED -> new CaseEvent.AppealAllowed(REQUEST, CASE, DUE, PeriodBasis.PUBLISHED_PERIOD);
            case APPEAL_RECEIVED ->
                new CaseEvent.AppealReceived(REQUEST, CASE, Right.ACCESS, OTHER, DUE, PeriodBasis.STATUTE, TIME);
            case ERASURE_COMPLETED -> new CaseEvent.ErasureCompleted(REQUEST, CASE, Right.ERASURE, TIME);
            case PACKAGE_HANDED_OVER -> new CaseEvent.PackageHandedOver(REQUEST, CASE, Right.PORTABILITY, OTHER, TIME);
            case CASE_REOPENED -> new CaseEvent.Reopened(REQUEST, CASE, Right.ACCESS, TIME);
            case CASE_EXTENDED ->
                new CaseEvent.Extended(REQUEST, CASE, Right.ACCESS, ExtensionReason.COMPLEXITY, DUE, TIME);
            case CASE_ASSIGNED -> new CaseEvent.Assigned(REQUEST, CASE, Right.ACCESS, DUE, OTHER, OTHER, TIME);
            case CASE_ESCALATED ->
                new CaseEvent.Escalated(REQUEST, CASE, Right.ACCESS, DUE, EscalationRole.DPO, OTHER, TIME);
            case STAFF_MENTIONED -> new CaseEvent.StaffMentioned(REQUEST, CASE, Right.ACCESS, OTHER, OTHER, TIME);
            case DEADLINE_APPROACHING ->
                new CaseEvent.DeadlineApproaching(
                        REQUEST, CASE, Right.ACCESS, 75, DUE, OTHER, EscalationRole.DPO, true);
            case CASE_OVERDUE ->
                new CaseEvent.Overdue(REQUEST, CASE, Right.ACCESS, DUE, OTHER, EscalationRole.GRIEVANCE_OFFICER);
            case TASK_OVERDUE ->
                new CaseEvent.TaskOverdue(REQUEST, CASE, Right.ACCESS, OTHER, "example-store", TIME, DUE, OTHER);
            case RESTRICTION_LIFT_ANNOUNCED ->
                new CaseEvent.RestrictionLiftAnnounced(REQUEST, CASE, Right.RESTRICTION, DUE, TIME);
            case RESTRICTION_KEPT -> new CaseEvent.RestrictionKept(REQUEST, CASE, Right.RESTRICTION, TIME);
            case REQUEST_DATA_EXPIRED -> new CaseEvent.DataExpired(REQUEST, DataKind.ATTACHMENTS, TIME);
            case REQUEST_HOLD_CHANGED -> new CaseEvent.HoldChanged(REQUEST, true, false, TIME);
            case REQUEST_ERASED -> new CaseEvent.RequestErased(REQUEST, TIME);
            case RESTRICTION_LIFTED -> new CaseEvent.RestrictionLifted(REQUEST, CASE, Right.RESTRICTION, TIME);
            case TASK_REQUESTED ->
                new FulfilmentEvent.TaskRequested(REQUEST, CASE, OTHER, "example-store", Right.ACCESS, DUE, TIME, 1);
            case TASK_CANCELLED -> new FulfilmentEvent.TaskCancelled(REQUEST, CASE, OTHER, "example-store", TIME);
            case REMAINDER_DUE ->
                new FulfilmentEvent.RemainderDue(
                        REQUEST, CASE, OTHER, OTHER, "example-store", DataCategory.ORDERS, DUE);
            case TASK_SETTLED ->
                new FulfilmentEvent.TaskSettled(REQUEST, CASE, OTHER, "example-store", TaskResult.DONE, TIME);
            case LIFT_DUE -> new FulfilmentEvent.LiftDue(REQUEST, CASE, OTHER, "example-store", DUE);
            case NOTIFICATION_SENT -> new NotificationEvent.Sent(REQUEST, OTHER, MessageKind.REQUEST_RECEIVED, TIME);
            case POLICY_ANNOUNCED -> new NotificationEvent.PolicyAnnounced(REQUEST, OTHER, "2027-01-01", DUE, TIME);
            case NOTIFICATION_ERASURE_CONFIRMED -> new NotificationEvent.ErasureConfirmed(REQUEST, TIME);
            case NOTIFICATION_GIVEN_UP ->
                new NotificationEvent.GivenUp(REQUEST, OTHER, MessageKind.CASE_CLOSED, "MAILBOX_UNKNOWN", TIME);
            case CASE_STATE ->
                new CaseStateSnapshot(
                        REQUEST, CASE, Right.ACCESS, CaseState.CLOSED, Outcome.FULFILLED, DUE, true, false, TIME);
        };
    }
}
