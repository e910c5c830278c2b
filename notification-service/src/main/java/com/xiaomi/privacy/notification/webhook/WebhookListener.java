package com.xiaomi.privacy.notification.webhook;

import com.xiaomi.privacy.foundation.event.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears what only webhooks are told: nothing of it is a reason for a message. No order is promised to webhooks, so none is kept. */
@ApplicationScoped
class WebhookListener {

    private final Inbox inbox;
    private final WebhookNews news;

    WebhookListener(Inbox inbox, WebhookNews news) {
        this.inbox = inbox;
        this.news = news;
    }

    @Incoming("fulfilment")
    @Blocking
    void onFulfilment(ConsumerRecord<String, String> record) {
        inbox.receiveInAnyOrder(record, news::planOnce);
    }

    /** What this service itself has written, too: it is told from the topic, as to everybody. */
    @Incoming("notifications")
    @Blocking
    void onNotification(ConsumerRecord<String, String> record) {
        inbox.receiveInAnyOrder(record, news::planOnce);
    }
}
