package com.xiaomi.privacy.notification.webhook;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.ErasureConfirmation;
import com.xiaomi.privacy.contracts.event.EventType;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.foundation.event.CloudEventCodec;
import com.xiaomi.privacy.foundation.event.EventEnvelope;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.timers.Urgency;
import com.xiaomi.privacy.foundation.timers.WorkQueue;
import com.xiaomi.privacy.notification.webhook.WebhookDelivery.News;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** Plans what webhooks are told. */
@ApplicationScoped
public class WebhookNews {

    private static final String TEST = """
            {"webhookId":"%s","sentAt":"%s"}""";

    private final WebhookRepository webhooks;
    private final WebhookDeliveryRepository deliveries;
    private final WorkQueue workQueue;
    private final CloudEventCodec codec;
    private final Clock clock;

    WebhookNews(
            WebhookRepository webhooks,
            WebhookDeliveryRepository deliveries,
            WorkQueue workQueue,
            CloudEventCodec codec,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.workQueue = workQueue;
        this.codec = codec;
        this.clock = clock;
    }

    /** Has every webhook that wants it told of an event, as soon as the transaction has committed. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void plan(EventEnvelope event) {
        plan(event, _ -> true);
    }

    /** As {@link #plan(EventEnvelope)}, of an event that may have come before: what is planned already is not planned again. */
    @Transactional(Transactional.TxType.MANDATORY)
    void planOnce(EventEnvelope event) {
        plan(event, webhook -> !deliveries.isPlanned(webhook.id(), event.id(), null));
    }

    private void plan(EventEnvelope event, Predicate<Webhook> isNews) {
        EventType type = EventType.of(event.data());
        List<Webhook> wanting = webhooks.active().stream()
                .filter(webhook -> webhook.wants(type))
                .filter(isNews)
                .toList();
        if (!wanting.isEmpty()) {
            News news = news(event, type);
            wanting.forEach(webhook -> plan(webhook.id(), news, null));
        }
    }

    /** As {@link #plan(EventEnvelope)}, for one webhook that wants to hear it again; the same in the same replay changes nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    void replay(Webhook webhook, EventEnvelope event, UUID replayId) {
        EventType type = EventType.of(event.data());
        if (webhook.wants(type) && !deliveries.isPlanned(webhook.id(), event.id(), replayId)) {
            plan(webhook.id(), news(event, type), replayId);
        }
    }

    /** Has a webhook told that this is a test. */
    @Transactional(Transactional.TxType.MANDATORY)
    WebhookDelivery test(Webhook webhook) {
        Instant now = clock.instant();
        return plan(
                webhook.id(), new News(Ids.next(), News.TEST_TYPE, null, now, TEST.formatted(webhook.id(), now)), null);
    }

    private WebhookDelivery plan(UUID webhookId, News news, UUID replayId) {
        WebhookDelivery delivery = new WebhookDelivery(Ids.next(), webhookId, news, replayId, clock.instant());
        deliveries.persist(delivery);
        // The row must be there before the work that reads it can start.
        deliveries.flush();
        workQueue.enqueue(CallWebhook.NAME, delivery.id(), clock.instant(), Urgency.LAST);
        return delivery;
    }

    private News news(EventEnvelope event, EventType type) {
        // That a request is forgotten must itself leave no row that leads to it.
        UUID requestId =
                saysThatItIsForgotten(event.data()) ? null : event.data().requestId();
        return new News(event.id(), type.type(), requestId, event.occurredAt(), codec.write(event.data()));
    }

    static boolean saysThatItIsForgotten(PrivacyEvent event) {
        return event instanceof CaseEvent.RequestErased || event instanceof ErasureConfirmation;
    }
}
