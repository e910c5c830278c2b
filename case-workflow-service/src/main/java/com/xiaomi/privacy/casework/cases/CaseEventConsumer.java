package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.foundation.event.Inbox;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What casework hears from intake and identity-verification. */
@ApplicationScoped
class CaseEventConsumer {

    private final Inbox inbox;
    private final CaseOpening opening;

    CaseEventConsumer(Inbox inbox, CaseOpening opening) {
        this.inbox = inbox;
        this.opening = opening;
    }

    @Incoming("requests")
    @Blocking
    void onRequest(ConsumerRecord<String, String> record) {
        inbox.receive(record, envelope -> {
            switch ((RequestEvent) envelope.data()) {
                case RequestEvent.Submitted submitted -> opening.open(submitted);
                case RequestEvent.AttachmentStored stored -> opening.attach(stored);
                case RequestEvent.AttachmentWithdrawn withdrawn -> opening.detach(withdrawn);
                // Taken up with the commands that they serve.
                case RequestEvent.MessageReceived ignored -> {}
                case RequestEvent.MessageSent ignored -> {}
                case RequestEvent.MessagesRead ignored -> {}
                case RequestEvent.QuestionAsked ignored -> {}
                case RequestEvent.QuestionAnswered ignored -> {}
                case RequestEvent.DuplicateSuspected ignored -> {}
            }
        });
    }

    @Incoming("identity")
    @Blocking
    void onIdentity(ConsumerRecord<String, String> record) {
        inbox.receive(record, envelope -> {
            switch ((IdentityEvent) envelope.data()) {
                case IdentityEvent.Verified verified -> opening.confirmIdentity(verified);
                // Between identity-verification, intake and notification; no case moves by them.
                case IdentityEvent.VerificationOpened ignored -> {}
                case IdentityEvent.ChallengeIssued ignored -> {}
            }
        });
    }
}
