package com.xiaomi.privacy.notification.webhook;

import com.xiaomi.privacy.foundation.timers.DurableWork;
import com.xiaomi.privacy.foundation.timers.PutOff;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/**
 * Tells one webhook of one event. A crash between the call and its record tells it again, under the same {@code webhook-id}. Only half of the
 * threads of the work queue call at once: a tool that answers slowly holds up no mail.
 */
@ApplicationScoped
class CallWebhook implements DurableWork {

    static final String NAME = "call-webhook";

    private static final int AT_ONCE = 4;
    private static final Duration WHILE_OTHERS_CALL = Duration.ofSeconds(1);

    private final WebhookNews news;
    private final WebhookCaller caller;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);

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
            throw new PutOff(clock.instant().plus(WHILE_OTHERS_CALL));
        }
        try {
            tell(deliveryId);
        } finally {
            places.release();
        }
    }

    private void tell(UUID deliveryId) throws PutOff {
        Optional<WebhookNews.Call> call = news.next(deliveryId);
        if (call.isPresent()) {
            WebhookAnswer answer =
                    caller.call(call.get().addressed(), call.get().news());
            Optional<Instant> again = news.record(deliveryId, answer);
            if (again.isPresent()) {
                throw new PutOff(again.get());
            }
        }
    }
}
