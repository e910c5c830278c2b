package com.xiaomi.privacy.identity.verification;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.foundation.event.EventEnvelope;
import com.xiaomi.privacy.foundation.event.Inbox;
import com.xiaomi.privacy.foundation.hold.HeldRequests;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears from case-workflow that the person of a request has to prove who they are, and of legal holds. */
@ApplicationScoped
public class CaseEvents {

    private final Inbox inbox;
    private final Verifications verifications;
    private final HeldRequests holds;

    CaseEvents(Inbox inbox, Verifications verifications, HeldRequests holds) {
        this.inbox = inbox;
        this.verifications = verifications;
        this.holds = holds;
    }

    /** Receives a record of {@code privacy.cases.v1}. */
    @Incoming("cases")
    @Blocking
    public void on(ConsumerRecord<String, String> record) {
        inbox.receive(record, this::apply);
    }

    private void apply(EventEnvelope envelope) {
        switch ((CaseEvent) envelope.data()) {
            case CaseEvent.IdentityRequired wish -> verifications.open(wish);
            case CaseEvent.HoldChanged change -> holds.note(change);
            case CaseEvent.RequestErased ignored -> {}
            case CaseEvent.DataExpired ignored -> {}
            case CaseEvent.Opened ignored -> {}
            case CaseEvent.StateChanged ignored -> {}
            case CaseEvent.Closed ignored -> {}
            case CaseEvent.FeeQuoted ignored -> {}
            case CaseEvent.AppealAllowed ignored -> {}
            case CaseEvent.AppealReceived ignored -> {}
            case CaseEvent.Reopened ignored -> {}
            case CaseEvent.Extended ignored -> {}
            case CaseEvent.Assigned ignored -> {}
            case CaseEvent.Escalated ignored -> {}
            case CaseEvent.StaffMentioned ignored -> {}
            case CaseEvent.DeadlineApproaching ignored -> {}
            case CaseEvent.Overdue ignored -> {}
            case CaseEvent.TaskOverdue ignored -> {}
            case CaseEvent.ErasureCompleted ignored -> {}
            case CaseEvent.PackageHandedOver ignored -> {}
            case CaseEvent.RestrictionLiftAnnounced ignored -> {}
            case CaseEvent.RestrictionKept ignored -> {}
            case CaseEvent.RestrictionLifted ignored -> {}
        }
    }
}
