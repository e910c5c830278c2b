package com.xiaomi.privacy.notification.webhook;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.foundation.event.EventEnvelope;
import com.xiaomi.privacy.foundation.event.EventHistory;
import com.xiaomi.privacy.foundation.forgetting.ForgottenRequests;
import com.xiaomi.privacy.foundation.timers.DurableWork;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Plans once more what a webhook was told, from the topics. Begun anew after a crash, it plans nothing twice. */
@ApplicationScoped
class ReplayEvents implements DurableWork {

    static final String NAME = "replay-events";

    private static final int AT_ONCE = 200;

    private final WebhookReplayRepository replays;
    private final WebhookRepository webhooks;
    private final WebhookNews news;
    private final EventHistory history;
    private final ForgottenRequests forgotten;

    ReplayEvents(
            WebhookReplayRepository replays,
            WebhookRepository webhooks,
            WebhookNews news,
            EventHistory history,
            ForgottenRequests forgotten) {
        this.replays = replays;
        this.webhooks = webhooks;
        this.news = news;
        this.history = history;
        this.forgotten = forgotten;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID replayId) {
        Optional<WebhookReplay> wish = QuarkusTransaction.requiringNew().call(() -> replays.findByIdOptional(replayId));
        if (wish.isPresent()) {
            for (Topic topic : Webhooks.TOLD) {
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

    private void plan(WebhookReplay wish, List<EventEnvelope> batch) {
        QuarkusTransaction.requiringNew()
                .run(() -> webhooks.findByIdOptional(wish.webhookId())
                        .ifPresent(webhook -> batch.stream()
                                .filter(event -> mayBeTold(event.data()))
                                .forEach(event -> news.replay(webhook, event, wish.id()))));
    }

    private boolean mayBeTold(PrivacyEvent event) {
        return event instanceof CaseEvent.RequestErased || !forgotten.isForgotten(event.requestId());
    }
}
