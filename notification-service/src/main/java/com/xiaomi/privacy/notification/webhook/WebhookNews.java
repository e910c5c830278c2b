package com.xiaomi.privacy.notification.webhook;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.ErasureConfirmation;
import com.xiaomi.privacy.contracts.event.EventType;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.foundation.event.CloudEventCodec;
import com.xiaomi.privacy.foundation.event.EventEnvelope;
import com.xiaomi.privacy.foundation.forgetting.ForgottenRequests;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.timers.Urgency;
import com.xiaomi.privacy.foundation.timers.WorkQueue;
import com.xiaomi.privacy.notification.webhook.WebhookAnswer.Failed;
import com.xiaomi.privacy.notification.webhook.WebhookAnswer.Taken;
import com.xiaomi.privacy.notification.webhook.WebhookCaller.Addressed;
import com.xiaomi.privacy.notification.webhook.WebhookDelivery.News;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Plans what webhooks are told, and records what became of it. */
@ApplicationScoped
public class WebhookNews {

    private static final String TEST = """
            {"webhookId":"%s","sentAt":"%s"}""";

    private final WebhookRepository webhooks;
    private final WebhookDeliveryRepository deliveries;
    private final ForgottenRequests forgotten;
    private final WebhookTrail trail;
    private final WorkQueue workQueue;
    private final CloudEventCodec codec;
    private final Clock clock;

    WebhookNews(
            WebhookRepository webhooks,
            WebhookDeliveryRepository deliveries,
            ForgottenRequests forgotten,
            WebhookTrail trail,
            WorkQueue workQueue,
            CloudEventCodec codec,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.forgotten = forgotten;
        this.trail = trail;
        this.workQueue = workQueue;
        this.codec = codec;
        this.clock = clock;
    }

    /** Has every webhook that wants it told of an event, as soon as the transaction has committed. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void plan(EventEnvelope event) {
        EventType type = EventType.of(event.data());
        List<Webhook> wanting = webhooks.active().stream()
                .filter(webhook -> webhook.wants(type))
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

    /** What is to be told now; empty if it was settled, or its webhook is not called any more. */
    @Transactional
    Optional<Call> next(UUID deliveryId) {
        Optional<WebhookDelivery> pending = deliveries.locked(deliveryId).filter(WebhookDelivery::isPending);
        if (pending.isEmpty()) {
            return Optional.empty();
        }
        WebhookDelivery delivery = pending.get();
        if (delivery.requestId() != null && forgotten.isForgotten(delivery.requestId())) {
            deliveries.delete(delivery);
            return Optional.empty();
        }
        Webhook webhook = webhooks.findById(delivery.webhookId());
        if (!webhook.isActive() && !delivery.isTest()) {
            delivery.disabled(clock.instant());
            return Optional.empty();
        }
        return Optional.of(new Call(
                new Addressed(
                        webhook.id(),
                        webhook.target().url(),
                        webhook.secretNumber(),
                        webhook.formerSecretUntil(),
                        clock.instant()),
                delivery.news(),
                webhook.failingSince() != null && delivery.attempts() == 0 && !delivery.isTest()));
    }

    /**
     * Records how a call ended.
     *
     * @return when to try again, UTC; empty if it is settled
     */
    @Transactional
    Optional<Instant> record(UUID deliveryId, WebhookAnswer answer) {
        // The webhook before what it is told, as its removal takes them: the other way round each would wait for the
        // other.
        Optional<Webhook> webhook = deliveries.webhookOf(deliveryId).flatMap(webhooks::locked);
        Optional<WebhookDelivery> pending = deliveries.locked(deliveryId).filter(WebhookDelivery::isPending);
        if (webhook.isEmpty() || pending.isEmpty()) {
            return Optional.empty();
        }
        WebhookDelivery delivery = pending.get();
        return switch (answer) {
            case Taken taken -> {
                delivery.delivered(taken.status(), clock.instant());
                webhook.get().succeeded();
                yield Optional.empty();
            }
            case Failed failed -> failed(webhook.get(), delivery, failed);
        };
    }

    private Optional<Instant> failed(Webhook webhook, WebhookDelivery delivery, Failed failed) {
        Instant now = clock.instant();
        delivery.failed(failed);
        if (delivery.isTest()) {
            delivery.giveUp(now);
            return Optional.empty();
        }
        webhook.failed(now);
        if (failed.reason() == WebhookFailure.GONE) {
            delivery.giveUp(now);
            disable(webhook, DisabledReason.GONE);
            return Optional.empty();
        }
        if (!webhook.failingSince().isAfter(now.minus(RetryPlan.WHOLE))) {
            delivery.giveUp(now);
            disable(webhook, DisabledReason.FAILING);
            return Optional.empty();
        }
        Instant last = delivery.plannedAt().plus(RetryPlan.LONGEST);
        Optional<Instant> next = RetryPlan.waitAfter(
                        delivery.attempts(),
                        failed.retryAfter(),
                        ThreadLocalRandom.current().nextDouble())
                .map(now::plus)
                .filter(last::isAfter);
        if (next.isEmpty()) {
            delivery.giveUp(now);
        }
        return next;
    }

    private void disable(Webhook webhook, DisabledReason reason) {
        if (webhook.isActive()) {
            webhook.disable(reason);
            trail.byItself(webhook, "webhook.disabled." + reason);
        }
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

    /**
     * One call that is to be made.
     *
     * @param mayWait whether the tool fails and this was never tried: it need not fail at it, too
     */
    record Call(Addressed addressed, News news, boolean mayWait) {}
}
