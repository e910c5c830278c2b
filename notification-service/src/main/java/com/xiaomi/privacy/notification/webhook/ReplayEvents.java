package com.xiaomi.privacy.notification.webhook;

import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.foundation.event.EventEnvelope;
import com.xiaomi.privacy.foundation.event.EventHistory;
import com.xiaomi.privacy.foundation.forgetting.ForgottenRequests;
import com.xiaomi.privacy.foundation.timers.DurableWork;
import com.xiaomi.privacy.foundation.timers.PutOff;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/** Plans once more what a webhook was told, from the topics. Begun anew after a crash, it plans nothing twice. */
@ApplicationScoped
class ReplayEvents implements DurableWork {

    static final String NAME = "replay-events";

    private static final int AT_ONCE = 200;
    private static final Duration WHILE_ANOTHER_RUNS = Duration.ofSeconds(10);

    private final WebhookReplayRepository replays;
    private final WebhookRepository webhooks;
    private final WebhookNews news;
    private final EventHistory history;
    private final ForgottenRequests forgotten;
    private final Clock clock;
    private final Semaphore place = new Semaphore(1);

    ReplayEvents(
            WebhookReplayRepository replays,
            WebhookRepository webhooks,
            WebhookNews news,
            EventHistory history,
            ForgottenRequests forgotten,
            Clock clock) {
        this.replays = replays;
        this.webhooks = webhooks;
        this.news = news;
        this.history = history;
        this.forgotten = forgotten;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID replayId) throws PutOff {
        // One at a time: it takes long, and others have codes to send.
        if (!place.tryAcquire()) {
            throw new PutOff(clock.instant().plus(WHILE_ANOTHER_RUNS));
        }
        try {
            replay(replayId);
        } finally {
            place.release();
        }
    }

    private void replay(UUID replayId) {
        Optional<WebhookReplay> wish = QuarkusTransaction.requiringNew().call(() -> replays.findByIdOptional(replayId));
        if (wish.isPresent()) {
            for (Topic topic : topics(wish.get())) {
                List<EventEnvelope> batch = new ArrayList<>();
                history.since(topic, wish.get().since(), event -> {
                    batch.add(event);
                    if (batch.size() == AT_ONCE) {
                        plan(wish.get(), batch);
                        batch.clear();
                    }
                });
                plan(wish.get(), batch);
            }
            QuarkusTransaction.requiringNew().run(() -> replays.deleteById(replayId));
        }
    }

    private Set<Topic> topics(WebhookReplay wish) {
        return QuarkusTransaction.requiringNew()
                .call(() -> webhooks.findByIdOptional(wish.webhookId())
                        .map(Webhook::topics)
                        .orElse(Set.of()));
    }

    private void plan(WebhookReplay wish, List<EventEnvelope> batch) {
        QuarkusTransaction.requiringNew()
                .run(() -> webhooks.findByIdOptional(wish.webhookId())
                        .ifPresent(webhook -> batch.stream()
                                .filter(event -> mayBeTold(event.data()))
                                .forEach(event -> news.replay(webhook, event, wish.id()))));
    }

    private boolean mayBeTold(PrivacyEvent event) {
        return WebhookNews.saysThatItIsForgotten(event) || !forgotten.isForgotten(event.requestId());
    }
}
