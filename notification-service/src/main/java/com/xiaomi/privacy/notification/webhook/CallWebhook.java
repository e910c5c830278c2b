package com.xiaomi.privacy.notification.webhook;

import com.xiaomi.privacy.foundation.timers.DurableWork;
import com.xiaomi.privacy.foundation.timers.PutOff;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Tells one webhook of one event. A crash between the call and its record tells it again, under the same {@code webhook-id}. Only half of the
 * threads of the work queue call at once, and one for each webhook: a tool that answers slowly holds up no mail, and no other tool.
 */
@ApplicationScoped
class CallWebhook implements DurableWork {

    static final String NAME = "call-webhook";

    private static final int AT_ONCE = 4;
    private static final Duration WHILE_OTHERS_CALL = Duration.ofSeconds(2);
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(1);

    private final WebhookNews news;
    private final WebhookCaller caller;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Set<UUID> called = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Instant> failed = new ConcurrentHashMap<>();

    CallWebhook(WebhookNews news, WebhookCaller caller, Clock clock) {
        this.news = news;
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID deliveryId) throws PutOff {
        if (!places.tryAcquire()) {
            throw soon(WHILE_OTHERS_CALL);
        }
        try {
            tell(deliveryId);
        } finally {
            places.release();
        }
    }

    private void tell(UUID deliveryId) throws PutOff {
        Optional<WebhookNews.Call> planned = news.next(deliveryId);
        if (planned.isPresent()) {
            WebhookNews.Call call = planned.get();
            UUID webhookId = call.addressed().webhookId();
            if (call.mayWait() && hasJustFailed(webhookId)) {
                throw soon(AFTER_A_FAILURE);
            }
            // One at a time for each, so that a tool that sleeps takes no place but one.
            if (!called.add(webhookId)) {
                throw soon(WHILE_OTHERS_CALL);
            }
            try {
                tell(deliveryId, call);
            } finally {
                called.remove(webhookId);
            }
        }
    }

    private void tell(UUID deliveryId, WebhookNews.Call call) throws PutOff {
        WebhookAnswer answer = caller.call(call.addressed(), call.news());
        switch (answer) {
            case WebhookAnswer.Taken _ -> failed.remove(call.addressed().webhookId());
            case WebhookAnswer.Failed _ -> failed.put(call.addressed().webhookId(), clock.instant());
        }
        Optional<Instant> again = news.record(deliveryId, answer);
        if (again.isPresent()) {
            throw new PutOff(again.get());
        }
    }

    private boolean hasJustFailed(UUID webhookId) {
        Instant at = failed.get(webhookId);
        return at != null && at.plus(AFTER_A_FAILURE).isAfter(clock.instant());
    }

    /** Once to twice that time, so that what was put off together does not come back together. */
    private PutOff soon(Duration wait) {
        return new PutOff(clock.instant()
                .plus(wait)
                .plusMillis(ThreadLocalRandom.current().nextLong(wait.toMillis())));
    }
}
