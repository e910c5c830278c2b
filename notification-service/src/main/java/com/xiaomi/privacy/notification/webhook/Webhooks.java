package com.xiaomi.privacy.notification.webhook;

import com.xiaomi.privacy.contracts.event.EventType;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.client.IdempotencyKey;
import com.xiaomi.privacy.foundation.client.IfMatch;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.timers.WorkQueue;
import com.xiaomi.privacy.notification.webhook.Webhook.Target;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/** What integrators do with webhooks. */
@ApplicationScoped
public class Webhooks {

    /** How long calls are signed with a replaced secret, too. */
    static final Duration BOTH_SECRETS = Duration.ofDays(1);

    /** The topics whose events webhooks are told. */
    static final Set<Topic> TOLD =
            EnumSet.of(Topic.REQUESTS, Topic.IDENTITY, Topic.CASES, Topic.FULFILMENT, Topic.NOTIFICATIONS);

    /** Those of which a webhook is told that names no types. Orders to data systems, and what became of each mail, are for whoever asks for them. */
    static final Set<Topic> TOLD_UNASKED = EnumSet.of(Topic.REQUESTS, Topic.IDENTITY, Topic.CASES);

    // As long as topics hold events.
    private static final Duration HELD = Duration.ofDays(30);

    private static final Set<String> TYPES = Arrays.stream(EventType.values())
            .filter(type -> TOLD.contains(type.topic()))
            .map(EventType::type)
            .collect(Collectors.toUnmodifiableSet());

    private final WebhookRepository webhooks;
    private final WebhookDeliveryRepository deliveries;
    private final WebhookReplayRepository replays;
    private final WebhookNews news;
    private final WebhookTrail trail;
    private final CallableAddresses addresses;
    private final WorkQueue workQueue;
    private final Clock clock;

    Webhooks(
            WebhookRepository webhooks,
            WebhookDeliveryRepository deliveries,
            WebhookReplayRepository replays,
            WebhookNews news,
            WebhookTrail trail,
            CallableAddresses addresses,
            WorkQueue workQueue,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.replays = replays;
        this.news = news;
        this.trail = trail;
        this.addresses = addresses;
        this.workQueue = workQueue;
        this.clock = clock;
    }

    /** All, in the order in which they were registered. */
    @Transactional
    List<Webhook> all() {
        return webhooks.inOrder();
    }

    /** @throws ProblemException {@link ProblemType#NOT_FOUND} */
    @Transactional
    Webhook require(UUID webhookId) {
        return webhooks.findByIdOptional(webhookId).orElseThrow(Webhooks::unknown);
    }

    /** Registers a tool; with the same key the same one. */
    @Transactional
    Webhook register(Target target, String idempotencyKey, Actor.Staff by) {
        requireCallable(target);
        Optional<Webhook> before = webhooks.of(by.subject(), idempotencyKey);
        if (before.isPresent()) {
            if (!before.get().target().equals(target)) {
                throw IdempotencyKey.reused();
            }
            return before.get();
        }
        Webhook webhook = new Webhook(Ids.next(), target, by.subject(), idempotencyKey, clock.instant());
        webhooks.persistAndFlush(webhook);
        trail.by(by, webhook, "webhook.registered");
        return webhook;
    }

    /** Says anew where and of what a tool is told; what waits goes to the new address. */
    @Transactional
    Webhook change(UUID webhookId, long seen, Target target, Actor.Staff by) {
        requireCallable(target);
        Webhook webhook = locked(webhookId, seen);
        webhook.change(target);
        trail.by(by, webhook, "webhook.changed");
        return flushed(webhook);
    }

    /** Lets a tool be called, or not; the same again changes nothing. */
    @Transactional
    Webhook setState(UUID webhookId, long seen, WebhookState state, Actor.Staff by) {
        Webhook webhook = locked(webhookId, seen);
        if (webhook.state() != state) {
            switch (state) {
                case ACTIVE -> webhook.enable();
                case DISABLED -> webhook.disable(DisabledReason.BY_HAND);
            }
            trail.by(by, webhook, "webhook." + state);
        }
        return flushed(webhook);
    }

    /** Gives a tool a new secret; calls are signed with both for a day. */
    @Transactional
    Webhook rotateSecret(UUID webhookId, long seen, Actor.Staff by) {
        Webhook webhook = locked(webhookId, seen);
        webhook.rotateSecret(clock.instant().plus(BOTH_SECRETS));
        trail.by(by, webhook, "webhook.secret-rotated");
        return flushed(webhook);
    }

    /** Forgets a tool and what it was told. */
    @Transactional
    void remove(UUID webhookId, long seen, Actor.Staff by) {
        Webhook webhook = locked(webhookId, seen);
        trail.by(by, webhook, "webhook.removed");
        webhooks.delete(webhook);
    }

    /** Calls a tool once, whether it is called otherwise or not. */
    @Transactional
    WebhookDelivery test(UUID webhookId, Actor.Staff by) {
        Webhook webhook = require(webhookId);
        trail.by(by, webhook, "webhook.tested");
        return news.test(webhook);
    }

    /** Tells a tool again what happened since a time, as far as the topics still hold it. */
    @Transactional
    WebhookReplay replay(UUID webhookId, Instant since, Actor.Staff by) {
        Webhook webhook = require(webhookId);
        if (!webhook.isActive()) {
            throw ProblemException.of(
                    ProblemType.WEBHOOK_SWITCHED_OFF, "Switch it on first, then replay what it has missed.");
        }
        Instant now = clock.instant();
        Instant held = now.minus(HELD);
        WebhookReplay replay = new WebhookReplay(Ids.next(), webhookId, since.isAfter(held) ? since : held, now);
        replays.persistAndFlush(replay);
        trail.by(by, webhook, "webhook.replay-asked");
        workQueue.enqueue(ReplayEvents.NAME, replay.id());
        return replay;
    }

    /** @param before ids before that one; null for the first page */
    @Transactional
    List<WebhookDelivery> log(UUID webhookId, UUID before, int limit) {
        require(webhookId);
        return deliveries.log(webhookId, before, limit);
    }

    private Webhook locked(UUID webhookId, long seen) {
        Webhook webhook = webhooks.locked(webhookId).orElseThrow(Webhooks::unknown);
        if (webhook.version() != seen) {
            throw IfMatch.stale();
        }
        return webhook;
    }

    private Webhook flushed(Webhook webhook) {
        webhooks.flush();
        return webhook;
    }

    private void requireCallable(Target target) {
        URI url = target.url();
        boolean sound = url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawFragment() == null
                && HttpUrl.parse(url.toString()) != null;
        boolean safe = "https".equalsIgnoreCase(url.getScheme())
                || "http".equalsIgnoreCase(url.getScheme()) && sound && addresses.isAllowedLiteral(url);
        if (!sound || !safe) {
            throw ProblemException.ofField(
                    ProblemType.VALIDATION_FAILED, "url", "an https address without credentials and fragment");
        }
        if (!TYPES.containsAll(target.eventTypes())) {
            throw ProblemException.ofField(
                    ProblemType.VALIDATION_FAILED, "eventTypes", "types of events, as docs/events.md names them");
        }
    }

    private static ProblemException unknown() {
        return ProblemException.of(ProblemType.NOT_FOUND, "See the list of webhooks for their ids.");
    }
}
