package com.xiaomi.privacy.intake.timeline;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.foundation.event.EventEnvelope;
import com.xiaomi.privacy.foundation.event.Inbox;
import com.xiaomi.privacy.foundation.hold.HeldRequests;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Follows what case-workflow reports. */
@ApplicationScoped
class CaseEvents {

    private final Inbox inbox;
    private final EntityManager entities;
    private final HeldRequests holds;
    private final Event<CaseEvent.DataExpired> expiries;

    CaseEvents(Inbox inbox, EntityManager entities, HeldRequests holds, Event<CaseEvent.DataExpired> expiries) {
        this.inbox = inbox;
        this.entities = entities;
        this.holds = holds;
        this.expiries = expiries;
    }

    @Incoming("cases")
    @Blocking
    void on(ConsumerRecord<String, String> record) {
        inbox.receive(record, this::apply);
    }

    private void apply(EventEnvelope envelope) {
        switch ((CaseEvent) envelope.data()) {
            case CaseEvent.Opened opened -> opened(envelope, opened);
            case CaseEvent.StateChanged changed -> {
                caseOf(changed.requestId(), changed.caseId()).moved(changed.to(), changed.due());
                TimelineCode.of(changed.to())
                        .ifPresent(code -> entities.persist(new TimelineEntry(
                                envelope.id(), changed.requestId(), changed.caseId(), changed.changedAt(), code)));
            }
            case CaseEvent.Closed closed -> {
                caseOf(closed.requestId(), closed.caseId()).closed(closed.outcome(), closed.packageAvailableUntil());
                entities.persist(new TimelineEntry(
                        envelope.id(),
                        closed.requestId(),
                        closed.caseId(),
                        closed.closedAt(),
                        TimelineCode.of(closed.outcome())));
            }
            case CaseEvent.FeeQuoted quoted ->
                caseOf(quoted.requestId(), quoted.caseId()).feeQuoted(quoted.amountMinor(), quoted.currency());
            case CaseEvent.AppealAllowed allowed ->
                caseOf(allowed.requestId(), allowed.caseId()).canBeContested(allowed.until(), allowed.basis());
            case CaseEvent.AppealReceived appeal ->
                entities.persist(new TimelineEntry(
                        envelope.id(),
                        appeal.requestId(),
                        appeal.caseId(),
                        appeal.receivedAt(),
                        TimelineCode.APPEAL_RECEIVED));
            case CaseEvent.ErasureCompleted completed ->
                entities.persist(new TimelineEntry(
                        envelope.id(),
                        completed.requestId(),
                        completed.caseId(),
                        completed.completedAt(),
                        TimelineCode.ERASURE_COMPLETED));
            case CaseEvent.PackageHandedOver handedOver ->
                entities.persist(new TimelineEntry(
                        envelope.id(),
                        handedOver.requestId(),
                        handedOver.caseId(),
                        handedOver.handedOverAt(),
                        TimelineCode.PACKAGE_HANDED_OVER));
            case CaseEvent.Reopened reopened ->
                entities.persist(new TimelineEntry(
                        envelope.id(),
                        reopened.requestId(),
                        reopened.caseId(),
                        reopened.reopenedAt(),
                        TimelineCode.REOPENED));
            case CaseEvent.Extended extended -> {
                caseOf(extended.requestId(), extended.caseId()).dueAnew(extended.due());
                entities.persist(new TimelineEntry(
                        envelope.id(),
                        extended.requestId(),
                        extended.caseId(),
                        extended.extendedAt(),
                        TimelineCode.EXTENDED));
            }
            case CaseEvent.RestrictionLiftAnnounced announced ->
                entities.persist(new TimelineEntry(
                        envelope.id(),
                        announced.requestId(),
                        announced.caseId(),
                        announced.announcedAt(),
                        TimelineCode.RESTRICTION_LIFT_ANNOUNCED));
            case CaseEvent.RestrictionKept kept ->
                entities.persist(new TimelineEntry(
                        envelope.id(), kept.requestId(), kept.caseId(), kept.keptAt(), TimelineCode.RESTRICTION_KEPT));
            case CaseEvent.RestrictionLifted lifted ->
                entities.persist(new TimelineEntry(
                        envelope.id(),
                        lifted.requestId(),
                        lifted.caseId(),
                        lifted.liftedAt(),
                        TimelineCode.RESTRICTION_LIFTED));
            case CaseEvent.IdentityRequired _ -> {
                // A wish to identity-verification; the person is told when it has opened a verification.
            }
            case CaseEvent.HoldChanged change -> holds.note(change);
            case CaseEvent.DataExpired expired -> expiries.fire(expired);
            case CaseEvent.RequestErased _ -> {
                // Nothing is left to be shown.
            }
            case CaseEvent.Assigned _,
                    CaseEvent.Escalated _,
                    CaseEvent.StaffMentioned _,
                    CaseEvent.DeadlineApproaching _,
                    CaseEvent.Overdue _,
                    CaseEvent.TaskOverdue _ -> {
                // How staff share their work; nothing the person is told.
            }
        }
    }

    private void opened(EventEnvelope envelope, CaseEvent.Opened opened) {
        if (opened.splitFrom() == null) {
            caseOf(opened.requestId(), opened.caseId()).moved(opened.state(), opened.due());
            return;
        }
        CaseProgress part = new CaseProgress(caseOf(opened.requestId(), opened.splitFrom()), opened);
        entities.persist(part);
        entities.persist(new TimelineEntry(
                envelope.id(), opened.requestId(), opened.caseId(), opened.openedAt(), TimelineCode.SPLIT));
    }

    /** Fails loudly for a case this cell never took in: the record then goes to the dead letters. */
    private CaseProgress caseOf(UUID requestId, UUID caseId) {
        CaseProgress progress = entities.find(CaseProgress.class, caseId);
        if (progress == null || !progress.requestId().equals(requestId)) {
            throw new IllegalStateException("no case " + caseId + " in request " + requestId);
        }
        return progress;
    }
}
