package com.xiaomi.privacy.notification.webhook;

import com.xiaomi.privacy.foundation.forgetting.ForgottenRequests;
import com.xiaomi.privacy.notification.webhook.WebhookAnswer.Failed;
import com.xiaomi.privacy.notification.webhook.WebhookAnswer.Taken;
import com.xiaomi.privacy.notification.webhook.WebhookCaller.Addressed;
import com.xiaomi.privacy.notification.webhook.WebhookDelivery.News;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Who calls a webhook: one at a time among all replicas, by a time on its row until which it is being called. Whoever begins, records or ends
 * holds that row, and whoever ends looks once more for what is due; so what came while it was called is told by its caller. A caller that
 * dies leaves its time, after which others call.
 */
@ApplicationScoped
class WebhookTurns {

    // Longer than any call by WebhookCaller's patience, even one that begins just before it is prolonged.
    private static final Duration HELD = Duration.ofSeconds(40);
    private static final Duration PROLONGED_BEFORE = Duration.ofSeconds(20);
    private static final Duration WHILE_CALLED = Duration.ofSeconds(30);
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(1);
    private static final Duration AFTER_A_TURN = Duration.ofSeconds(1);

    private final WebhookRepository webhooks;
    private final WebhookDeliveryRepository deliveries;
    private final ForgottenRequests forgotten;
    private final WebhookTrail trail;
    private final Clock clock;

    WebhookTurns(
            WebhookRepository webhooks,
            WebhookDeliveryRepository deliveries,
            ForgottenRequests forgotten,
            WebhookTrail trail,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.forgotten = forgotten;
        this.trail = trail;
        this.clock = clock;
    }

    /** Begins to call the webhook that is to be told of something, if it is free and anything is due for it. */
    @Transactional
    Start begin(UUID deliveryId) {
        // The webhook before what it is told, as its removal takes them: the other way round each would wait for the
        // other.
        Optional<Webhook> found = deliveries.webhookOf(deliveryId).flatMap(webhooks::locked);
        if (found.isEmpty()) {
            return new Start.Settled();
        }
        Webhook webhook = found.get();
        Instant now = clock.instant();
        if (!webhook.isCalled(now)) {
            Optional<WebhookDelivery> first = due(webhook, now);
            if (first.isPresent()) {
                webhook.callUntil(now.plus(HELD));
                return new Start.Turn(call(webhook, first.get(), now));
            }
        }
        return waits(webhook, deliveryId, now).<Start>map(Start.Waits::new).orElseGet(Start.Settled::new);
    }

    /**
     * Records how a call ended.
     *
     * @param goOn whether its caller has time for another
     * @return what to tell next; empty if the turn has ended
     */
    @Transactional
    Optional<Call> record(Call call, WebhookAnswer answer, boolean goOn) {
        Optional<Webhook> found = webhooks.locked(call.addressed().webhookId());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Webhook webhook = found.get();
        Instant now = clock.instant();
        deliveries
                .locked(call.deliveryId())
                .filter(WebhookDelivery::isPending)
                .ifPresent(delivery -> settle(webhook, delivery, answer, now));
        Optional<WebhookDelivery> next =
                goOn && answer instanceof Taken ? due(webhook, now) : Optional.<WebhookDelivery>empty();
        if (next.isEmpty()) {
            webhook.callUntil(null);
        } else if (!webhook.isCalled(now.plus(PROLONGED_BEFORE))) {
            webhook.callUntil(now.plus(HELD));
        }
        return next.map(delivery -> call(webhook, delivery, now));
    }

    /** Ends a turn without a call. */
    @Transactional
    void end(Call call) {
        webhooks.locked(call.addressed().webhookId()).ifPresent(webhook -> webhook.callUntil(null));
    }

    /** When the work that had a turn must come again, for its own sake or for what it had no time to tell, UTC; empty if it is done. */
    @Transactional
    Optional<Instant> again(UUID deliveryId) {
        Instant now = clock.instant();
        return deliveries
                .webhookOf(deliveryId)
                .map(webhooks::findById)
                .flatMap(webhook -> waits(webhook, deliveryId, now)
                        .or(() -> due(webhook, now).map(_ -> now.plus(AFTER_A_TURN))));
    }

    /** Until when something that is not settled waits; settles it where it can't be told any more. */
    private Optional<Instant> waits(Webhook webhook, UUID deliveryId, Instant now) {
        Optional<WebhookDelivery> pending = deliveries.locked(deliveryId).filter(WebhookDelivery::isPending);
        if (pending.isEmpty() || isForgotten(pending.get())) {
            return Optional.empty();
        }
        WebhookDelivery delivery = pending.get();
        if (!webhook.isActive() && !delivery.isTest()) {
            delivery.disabled(now);
            return Optional.empty();
        }
        if (delivery.dueAt().isAfter(now)) {
            return Optional.of(delivery.dueAt());
        }
        Instant free = webhook.isLeftAlone(now) ? webhook.leftAloneUntil() : now.plus(WHILE_CALLED);
        return Optional.of(spread(free, WHILE_CALLED));
    }

    private Optional<WebhookDelivery> due(Webhook webhook, Instant now) {
        Optional<WebhookDelivery> first = deliveries.due(webhook, now);
        while (first.isPresent() && isForgotten(first.get())) {
            first = deliveries.due(webhook, now);
        }
        return first;
    }

    /** Removes what tells of a request that is forgotten. */
    private boolean isForgotten(WebhookDelivery delivery) {
        boolean isForgotten = delivery.requestId() != null && forgotten.isForgotten(delivery.requestId());
        if (isForgotten) {
            deliveries.delete(delivery);
        }
        return isForgotten;
    }

    private static Call call(Webhook webhook, WebhookDelivery delivery, Instant now) {
        Addressed addressed = new Addressed(
                webhook.id(), webhook.target().url(), webhook.secretNumber(), webhook.formerSecretUntil(), now);
        return new Call(delivery.id(), addressed, delivery.news());
    }

    private void settle(Webhook webhook, WebhookDelivery delivery, WebhookAnswer answer, Instant now) {
        switch (answer) {
            case Taken taken -> {
                delivery.delivered(taken.status(), now);
                webhook.succeeded();
            }
            case Failed failed -> {
                delivery.failed(failed);
                if (delivery.isTest()) {
                    delivery.giveUp(now);
                } else {
                    failed(webhook, delivery, failed, now);
                }
            }
        }
    }

    private void failed(Webhook webhook, WebhookDelivery delivery, Failed failed, Instant now) {
        webhook.failed(now, now.plus(AFTER_A_FAILURE));
        if (failed.reason() == WebhookFailure.GONE) {
            delivery.giveUp(now);
            disable(webhook, DisabledReason.GONE);
        } else if (!webhook.failingSince().isAfter(now.minus(RetryPlan.WHOLE))) {
            delivery.giveUp(now);
            disable(webhook, DisabledReason.FAILING);
        } else {
            Instant last = delivery.plannedAt().plus(RetryPlan.LONGEST);
            RetryPlan.waitAfter(
                            delivery.attempts(),
                            failed.retryAfter(),
                            ThreadLocalRandom.current().nextDouble())
                    .map(now::plus)
                    .filter(last::isAfter)
                    .ifPresentOrElse(delivery::tellAt, () -> delivery.giveUp(now));
        }
    }

    private void disable(Webhook webhook, DisabledReason reason) {
        if (webhook.isActive()) {
            webhook.disable(reason);
            trail.byItself(webhook, "webhook.disabled." + reason);
        }
    }

    /** So that what waits together does not come back together. */
    static Instant spread(Instant at, Duration over) {
        return at.plusMillis(ThreadLocalRandom.current().nextLong(over.toMillis()));
    }

    /** What becomes of a piece of work. */
    sealed interface Start {

        /** There is nothing to do. */
        record Settled() implements Start {}

        /** It is told by whoever calls its webhook now, or is not due; if not, the work comes again at that time, UTC. */
        record Waits(Instant until) implements Start {}

        /** It calls now, and begins with this. */
        record Turn(Call first) implements Start {}
    }

    /** One call that is to be made. */
    record Call(UUID deliveryId, Addressed addressed, News news) {}
}
