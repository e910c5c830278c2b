package com.xiaomi.privacy.notification.delivery;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.foundation.event.EventEnvelope;
import com.xiaomi.privacy.foundation.event.Inbox;
import com.xiaomi.privacy.foundation.hold.HeldRequests;
import com.xiaomi.privacy.notification.delivery.Addressee.Mailbox;
import com.xiaomi.privacy.notification.request.RequestContext;
import com.xiaomi.privacy.notification.request.RequestContexts;
import com.xiaomi.privacy.notification.webhook.WebhookNews;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Which events the person or the staff are told about. */
@ApplicationScoped
class EventListener {

    private final Inbox inbox;
    private final Deliveries deliveries;
    private final Reminders reminders;
    private final RequestContexts contexts;
    private final ToldProofs proofs;
    private final HeldRequests holds;
    private final WebhookNews webhooks;

    EventListener(
            Inbox inbox,
            Deliveries deliveries,
            Reminders reminders,
            RequestContexts contexts,
            ToldProofs proofs,
            HeldRequests holds,
            WebhookNews webhooks) {
        this.inbox = inbox;
        this.deliveries = deliveries;
        this.reminders = reminders;
        this.contexts = contexts;
        this.proofs = proofs;
        this.holds = holds;
        this.webhooks = webhooks;
    }

    @Incoming("requests")
    @Blocking
    void onRequest(ConsumerRecord<String, String> record) {
        receive(record, this::applyRequest);
    }

    @Incoming("identity")
    @Blocking
    void onIdentity(ConsumerRecord<String, String> record) {
        receive(record, this::applyIdentity);
    }

    @Incoming("cases")
    @Blocking
    void onCase(ConsumerRecord<String, String> record) {
        receive(record, this::applyCase);
    }

    private void receive(ConsumerRecord<String, String> record, Consumer<EventEnvelope> effect) {
        inbox.receive(record, effect.andThen(webhooks::plan));
    }

    private void applyRequest(EventEnvelope envelope) {
        switch ((RequestEvent) envelope.data()) {
            case RequestEvent.Submitted submitted -> {
                contexts.persist(new RequestContext(submitted));
                deliveries.plan(envelope, MessageKind.REQUEST_RECEIVED);
            }
            case RequestEvent.AccessRequested ignored -> deliveries.plan(envelope, MessageKind.ACCESS_LINK);
            case RequestEvent.ContactChangeAsked ignored -> deliveries.plan(envelope, MessageKind.CONTACT_CONFIRMATION);
            case RequestEvent.ContactChanged ignored -> deliveries.plan(envelope, MessageKind.CONTACT_CHANGED);
            case RequestEvent.ErasureConfirmed ignored -> {
                // For case-workflow.
            }
            case RequestEvent.AttachmentStored ignored -> {
                // The person has just seen the answer to their upload.
            }
            case RequestEvent.AttachmentWithdrawn ignored -> {
                // Likewise.
            }
            case RequestEvent.MessageSent ignored -> deliveries.plan(envelope, MessageKind.MESSAGE_POSTED);
            case RequestEvent.QuestionAsked ignored -> {
                deliveries.plan(envelope, MessageKind.QUESTION_ASKED);
                reminders.ofQuestion(envelope);
            }
            case RequestEvent.MessageReceived ignored -> {
                // The person has just written it.
            }
            case RequestEvent.QuestionAnswered answered -> reminders.answered(answered);
            case RequestEvent.MessagesRead ignored -> {
                // Between staff and their queue.
            }
            case RequestEvent.DuplicateSuspected ignored -> {
                // A hint for staff; nothing is decided.
            }
            case RequestEvent.PassesEnded ignored -> {
                // Nobody calls this service with a pass.
            }
            case RequestEvent.RevokedByPartner ignored -> {
                // The end of each case, which follows, is told.
            }
        }
    }

    private void applyIdentity(EventEnvelope envelope) {
        switch ((IdentityEvent) envelope.data()) {
            case IdentityEvent.ChallengeIssued ignored -> deliveries.plan(envelope, MessageKind.IDENTITY_CODE);
            case IdentityEvent.ErasureConfirmed ignored -> {
                // For case-workflow.
            }
            case IdentityEvent.VerificationOpened ignored -> {
                // The challenge that follows is what the person needs.
            }
            case IdentityEvent.Expiring expiring -> {
                if (!proofs.areNotNeeded(expiring.requestId())) {
                    deliveries.plan(envelope, MessageKind.IDENTITY_EXPIRING);
                }
            }
            case IdentityEvent.EvidenceReviewed ignored -> deliveries.plan(envelope, MessageKind.EVIDENCE_REVIEWED);
            case IdentityEvent.MandateConfirmationAsked ignored ->
                deliveries.plan(envelope, MessageKind.MANDATE_CONFIRMATION);
            case IdentityEvent.Expired expired -> {
                if (!proofs.areNotNeeded(expired.requestId())) {
                    deliveries.plan(envelope, MessageKind.IDENTITY_UNPROVEN);
                }
            }
            case IdentityEvent.RiskFlagged ignored -> {
                // For the eyes of staff.
            }
            case IdentityEvent.MandateRevoked ignored -> {
                // Staff decide what follows.
            }
            case IdentityEvent.Verified verified -> {
                if (proofs.isNews(verified)) {
                    deliveries.plan(envelope, MessageKind.IDENTITY_PROVEN);
                }
            }
        }
    }

    private void applyCase(EventEnvelope envelope) {
        switch ((CaseEvent) envelope.data()) {
            case CaseEvent.Closed closed -> {
                deliveries.plan(envelope, MessageKind.CASE_CLOSED);
                reminders.ofPackage(envelope, closed);
            }
            // What staff may see; the person sees what they saw before.
            case CaseEvent.HoldChanged changed -> holds.note(changed);
            case CaseEvent.DataExpired expired -> deliveries.expired(expired);
            case CaseEvent.RequestErased ignored -> {
                // The person was told when their case was closed; now there is nobody to be told any more.
            }
            case CaseEvent.Opened ignored -> {
                // Told with the receipt.
            }
            case CaseEvent.IdentityRequired ignored -> {
                // The challenge that follows is what the person needs.
            }
            case CaseEvent.StateChanged changed -> {
                reminders.moved(changed);
                // Back from the release it is the same decision that is carried out.
                if (changed.to() == CaseState.IN_FULFILMENT && changed.from() != CaseState.AWAITING_RELEASE) {
                    deliveries.plan(envelope, MessageKind.CASE_IN_FULFILMENT);
                }
            }
            case CaseEvent.FeeQuoted ignored -> {
                deliveries.plan(envelope, MessageKind.FEE_QUOTED);
                reminders.ofFee(envelope);
            }
            case CaseEvent.AppealReceived ignored -> deliveries.plan(envelope, MessageKind.APPEAL_RECEIVED);
            case CaseEvent.Reopened ignored -> deliveries.plan(envelope, MessageKind.CASE_REOPENED);
            case CaseEvent.ErasureCompleted ignored -> deliveries.plan(envelope, MessageKind.ERASURE_COMPLETED);
            case CaseEvent.PackageHandedOver ignored -> deliveries.plan(envelope, MessageKind.PACKAGE_HANDED_OVER);
            case CaseEvent.RestrictionLiftAnnounced ignored ->
                deliveries.plan(envelope, MessageKind.RESTRICTION_LIFT_ANNOUNCED);
            case CaseEvent.RestrictionKept ignored -> deliveries.plan(envelope, MessageKind.RESTRICTION_KEPT);
            case CaseEvent.RestrictionLifted ignored -> deliveries.plan(envelope, MessageKind.RESTRICTION_LIFTED);
            case CaseEvent.Extended ignored -> deliveries.plan(envelope, MessageKind.CASE_EXTENDED);
            case CaseEvent.Assigned assigned -> {
                if (!assigned.assignee().equals(assigned.assignedBy())) {
                    deliveries.plan(
                            envelope, MessageKind.CASE_ASSIGNED, new Addressee.StaffMember(assigned.assignee()));
                }
            }
            case CaseEvent.Escalated escalated ->
                deliveries.plan(envelope, MessageKind.CASE_ESCALATED, Mailbox.of(escalated.to()));
            case CaseEvent.StaffMentioned mentioned ->
                deliveries.plan(
                        envelope, MessageKind.STAFF_MENTIONED, new Addressee.StaffMember(mentioned.mentioned()));
            case CaseEvent.DeadlineApproaching approaching ->
                deliveries.plan(envelope, MessageKind.DEADLINE_APPROACHING, Addressee.whoHas(approaching.assignee()));
            case CaseEvent.Overdue overdue -> {
                deliveries.plan(envelope, MessageKind.CASE_OVERDUE, Addressee.whoHas(overdue.assignee()));
                deliveries.plan(envelope, MessageKind.CASE_OVERDUE, Mailbox.DPO);
            }
            case CaseEvent.TaskOverdue overdue ->
                deliveries.plan(envelope, MessageKind.TASK_OVERDUE, Addressee.whoHas(overdue.assignee()));
            case CaseEvent.AppealAllowed ignored -> {
                // Told with the decision that it is about, which comes at the same moment.
            }
        }
    }
}
