package com.xiaomi.privacy.identity.verification;

import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.contracts.vocabulary.RiskSignal;
import com.xiaomi.privacy.foundation.access.EndedPasses;
import com.xiaomi.privacy.foundation.event.EventEnvelope;
import com.xiaomi.privacy.foundation.event.Inbox;
import com.xiaomi.privacy.identity.risk.RiskSignals;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears from intake what staff should know of before they rely on a proof, and what opens a request no more. */
@ApplicationScoped
class RequestEvents {

    private final Inbox inbox;
    private final VerificationRepository verifications;
    private final RiskSignals signals;
    private final EndedPasses endedPasses;

    RequestEvents(Inbox inbox, VerificationRepository verifications, RiskSignals signals, EndedPasses endedPasses) {
        this.inbox = inbox;
        this.verifications = verifications;
        this.signals = signals;
        this.endedPasses = endedPasses;
    }

    /** Receives a record of {@code privacy.requests.v1}. */
    @Incoming("requests")
    @Blocking
    void on(ConsumerRecord<String, String> record) {
        inbox.receive(record, this::apply);
    }

    private void apply(EventEnvelope envelope) {
        switch ((RequestEvent) envelope.data()) {
            case RequestEvent.ContactChanged changed ->
                verifications.lockFor(changed.requestId()).ifPresent(verification -> {
                    verification.contactChanged(changed.contactRef());
                    signals.flag(verification, RiskSignal.CONTACT_CHANGED);
                });
            case RequestEvent.PassesEnded ended -> endedPasses.note(ended);
            // Case-workflow says when somebody has to prove who they are.
            case RequestEvent.Submitted ignored -> {}
            case RequestEvent.ContactChangeAsked ignored -> {}
            case RequestEvent.AccessRequested ignored -> {}
            case RequestEvent.AttachmentStored ignored -> {}
            case RequestEvent.AttachmentWithdrawn ignored -> {}
            case RequestEvent.MessageReceived ignored -> {}
            case RequestEvent.MessageSent ignored -> {}
            case RequestEvent.MessagesRead ignored -> {}
            case RequestEvent.QuestionAsked ignored -> {}
            case RequestEvent.QuestionAnswered ignored -> {}
            case RequestEvent.DuplicateSuspected ignored -> {}
            case RequestEvent.ErasureConfirmed ignored -> {}
            case RequestEvent.RevokedByPartner ignored -> {}
        }
    }
}
