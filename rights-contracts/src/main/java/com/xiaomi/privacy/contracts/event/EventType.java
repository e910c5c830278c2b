package com.xiaomi.privacy.contracts.event;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Each CloudEvents {@code type} with the record that holds its data and the topic it travels on. */
public enum EventType {
    REQUEST_SUBMITTED("request.submitted", Topic.REQUESTS, RequestEvent.Submitted.class),
    ATTACHMENT_STORED("request.attachment-stored", Topic.REQUESTS, RequestEvent.AttachmentStored.class),
    ATTACHMENT_WITHDRAWN("request.attachment-withdrawn", Topic.REQUESTS, RequestEvent.AttachmentWithdrawn.class),
    ACCESS_REQUESTED("request.access-requested", Topic.REQUESTS, RequestEvent.AccessRequested.class),
    PASSES_ENDED("request.passes-ended", Topic.REQUESTS, RequestEvent.PassesEnded.class),
    CONTACT_CHANGE_ASKED("request.contact-change-asked", Topic.REQUESTS, RequestEvent.ContactChangeAsked.class),
    CONTACT_CHANGED("request.contact-changed", Topic.REQUESTS, RequestEvent.ContactChanged.class),
    MESSAGE_RECEIVED("request.message-received", Topic.REQUESTS, RequestEvent.MessageReceived.class),
    MESSAGE_SENT("request.message-sent", Topic.REQUESTS, RequestEvent.MessageSent.class),
    MESSAGES_READ("request.messages-read", Topic.REQUESTS, RequestEvent.MessagesRead.class),
    QUESTION_ASKED("request.question-asked", Topic.REQUESTS, RequestEvent.QuestionAsked.class),
    QUESTION_ANSWERED("request.question-answered", Topic.REQUESTS, RequestEvent.QuestionAnswered.class),
    DUPLICATE_SUSPECTED("request.duplicate-suspected", Topic.REQUESTS, RequestEvent.DuplicateSuspected.class),
    REVOKED_BY_PARTNER("request.revoked-by-partner", Topic.REQUESTS, RequestEvent.RevokedByPartner.class),
    REQUEST_ERASURE_CONFIRMED("request.erasure-confirmed", Topic.REQUESTS, RequestEvent.ErasureConfirmed.class),
    VERIFICATION_OPENED("identity.verification-opened", Topic.IDENTITY, IdentityEvent.VerificationOpened.class),
    CHALLENGE_ISSUED("identity.challenge-issued", Topic.IDENTITY, IdentityEvent.ChallengeIssued.class),
    IDENTITY_VERIFIED("identity.verified", Topic.IDENTITY, IdentityEvent.Verified.class),
    IDENTITY_EXPIRING("identity.expiring", Topic.IDENTITY, IdentityEvent.Expiring.class),
    IDENTITY_EXPIRED("identity.expired", Topic.IDENTITY, IdentityEvent.Expired.class),
    RISK_FLAGGED("identity.risk-flagged", Topic.IDENTITY, IdentityEvent.RiskFlagged.class),
    EVIDENCE_REVIEWED("identity.evidence-reviewed", Topic.IDENTITY, IdentityEvent.EvidenceReviewed.class),
    MANDATE_CONFIRMATION_ASKED(
            "identity.mandate-confirmation-asked", Topic.IDENTITY, IdentityEvent.MandateConfirmationAsked.class),
    MANDATE_REVOKED("identity.mandate-revoked", Topic.IDENTITY, IdentityEvent.MandateRevoked.class),
    IDENTITY_ERASURE_CONFIRMED("identity.erasure-confirmed", Topic.IDENTITY, IdentityEvent.ErasureConfirmed.class),
    CASE_OPENED("case.opened", Topic.CASES, CaseEvent.Opened.class),
    IDENTITY_REQUIRED("case.identity-required", Topic.CASES, CaseEvent.IdentityRequired.class),
    CASE_STATE_CHANGED("case.state-changed", Topic.CASES, CaseEvent.StateChanged.class),
    CASE_CLOSED("case.closed", Topic.CASES, CaseEvent.Closed.class),
    FEE_QUOTED("case.fee-quoted", Topic.CASES, CaseEvent.FeeQuoted.class),
    APPEAL_ALLOWED("case.appeal-allowed", Topic.CASES, CaseEvent.AppealAllowed.class),
    APPEAL_RECEIVED("case.appeal-received", Topic.CASES, CaseEvent.AppealReceived.class),
    CASE_REOPENED("case.reopened", Topic.CASES, CaseEvent.Reopened.class),
    ERASURE_COMPLETED("case.erasure-completed", Topic.CASES, CaseEvent.ErasureCompleted.class),
    PACKAGE_HANDED_OVER("case.package-handed-over", Topic.CASES, CaseEvent.PackageHandedOver.class),
    CASE_EXTENDED("case.extended", Topic.CASES, CaseEvent.Extended.class),
    CASE_ASSIGNED("case.assigned", Topic.CASES, CaseEvent.Assigned.class),
    CASE_ESCALATED("case.escalated", Topic.CASES, CaseEvent.Escalated.class),
    STAFF_MENTIONED("case.staff-mentioned", Topic.CASES, CaseEvent.StaffMentioned.class),
    DEADLINE_APPROACHING("case.deadline-approaching", Topic.CASES, CaseEvent.DeadlineApproaching.class),
    CASE_OVERDUE("case.overdue", Topic.CASES, CaseEvent.Overdue.class),
    TASK_OVERDUE("case.task-overdue", Topic.CASES, CaseEvent.TaskOverdue.class),
    RESTRICTION_LIFT_ANNOUNCED(
            "case.restriction-lift-announced", Topic.CASES, CaseEvent.RestrictionLiftAnnounced.class),
    RESTRICTION_KEPT("case.restriction-kept", Topic.CASES, CaseEvent.RestrictionKept.class),
    RESTRICTION_LIFTED("case.restriction-lifted", Topic.CASES, CaseEvent.RestrictionLifted.class),
    REQUEST_HOLD_CHANGED("request.hold-changed", Topic.CASES, CaseEvent.HoldChanged.class),
    REQUEST_DATA_EXPIRED("request.data-expired", Topic.CASES, CaseEvent.DataExpired.class),
    REQUEST_ERASED("request.erased", Topic.CASES, CaseEvent.RequestErased.class),
    TASK_REQUESTED("fulfilment.task-requested", Topic.FULFILMENT, FulfilmentEvent.TaskRequested.class),
    TASK_CANCELLED("fulfilment.task-cancelled", Topic.FULFILMENT, FulfilmentEvent.TaskCancelled.class),
    REMAINDER_DUE("fulfilment.remainder-due", Topic.FULFILMENT, FulfilmentEvent.RemainderDue.class),
    TASK_SETTLED("fulfilment.task-settled", Topic.FULFILMENT, FulfilmentEvent.TaskSettled.class),
    LIFT_DUE("fulfilment.lift-due", Topic.FULFILMENT, FulfilmentEvent.LiftDue.class),
    NOTIFICATION_SENT("notification.sent", Topic.NOTIFICATIONS, NotificationEvent.Sent.class),
    NOTIFICATION_GIVEN_UP("notification.given-up", Topic.NOTIFICATIONS, NotificationEvent.GivenUp.class),
    POLICY_ANNOUNCED("notification.policy-announced", Topic.NOTIFICATIONS, NotificationEvent.PolicyAnnounced.class),
    NOTIFICATION_ERASURE_CONFIRMED(
            "notification.erasure-confirmed", Topic.NOTIFICATIONS, NotificationEvent.ErasureConfirmed.class),
    CASE_STATE("case.state", Topic.CASE_STATE, CaseStateSnapshot.class);

    private static final String PREFIX = "com.xiaomi.privacy.";
    private static final String SCHEMA_PREFIX = "urn:xiaomi-privacy:schema:";
    private static final int MAJOR_VERSION = 1;

    private static final Map<String, EventType> BY_TYPE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::type, Function.identity()));
    private static final Map<Class<?>, EventType> BY_DATA_CLASS =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::dataClass, Function.identity()));

    private final String shortName;
    private final Topic topic;
    private final Class<? extends PrivacyEvent> dataClass;

    EventType(String shortName, Topic topic, Class<? extends PrivacyEvent> dataClass) {
        this.shortName = shortName;
        this.topic = topic;
        this.dataClass = dataClass;
    }

    /** The CloudEvents {@code type}, for example {@code com.xiaomi.privacy.case.opened.v1}. */
    public String type() {
        return PREFIX + shortName + ".v" + MAJOR_VERSION;
    }

    /** Where it travels. */
    public Topic topic() {
        return topic;
    }

    /** The record of its JSON data. */
    public Class<? extends PrivacyEvent> dataClass() {
        return dataClass;
    }

    /** Class-path location of its JSON Schema. */
    public String schemaResource() {
        return "/schemas/" + shortName + ".v" + MAJOR_VERSION + ".json";
    }

    /**
     * The CloudEvents {@code dataschema}: the {@code $id} of its JSON Schema, for example
     * {@code urn:xiaomi-privacy:schema:case.opened.v1}.
     */
    public String dataSchema() {
        return SCHEMA_PREFIX + shortName + ".v" + MAJOR_VERSION;
    }

    /** The type of an event's data. */
    public static EventType of(PrivacyEvent event) {
        return BY_DATA_CLASS.get(event.getClass());
    }

    /** The type with this CloudEvents {@code type}; empty for one this version doesn't know. */
    public static Optional<EventType> byType(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }
}
