package com.xiaomi.privacy.casework.retention;

import com.xiaomi.privacy.casework.request.CaseRequests;
import com.xiaomi.privacy.contracts.event.NotificationEvent;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.foundation.event.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears from notification when the person was told something, or could not be. */
@ApplicationScoped
class NotificationEvents {

    private final Inbox inbox;
    private final CaseRequests requests;
    private final RequestErasures erasures;

    NotificationEvents(Inbox inbox, CaseRequests requests, RequestErasures erasures) {
        this.inbox = inbox;
        this.requests = requests;
        this.erasures = erasures;
    }

    @Incoming("notifications")
    @Blocking
    void on(ConsumerRecord<String, String> record) {
        inbox.receive(record, envelope -> {
            switch ((NotificationEvent) envelope.data()) {
                case NotificationEvent.Sent sent -> noticed(sent.requestId(), sent.message(), sent.sentAt());
                case NotificationEvent.GivenUp givenUp ->
                    noticed(givenUp.requestId(), givenUp.message(), givenUp.givenUpAt());
                case NotificationEvent.PolicyAnnounced _ -> {
                    // Counts once the mail is sent or given up.
                }
                case NotificationEvent.ErasureConfirmed confirmed -> erasures.confirmed(confirmed);
            }
        });
    }

    private void noticed(UUID requestId, MessageKind message, Instant at) {
        if (!message.isForStaff()) {
            requests.noticed(requestId, at);
        }
    }
}
