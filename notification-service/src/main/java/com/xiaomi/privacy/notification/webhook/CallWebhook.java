package com.xiaomi.privacy.notification.webhook;

import com.xiaomi.privacy.foundation.timers.DurableWork;
import com.xiaomi.privacy.foundation.timers.PutOff;
import com.xiaomi.privacy.notification.webhook.WebhookNews.Call;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells one webhook of one event. A crash between the call and its record tells it again, under the same {@code webhook-id}. Only half of the
 * threads of the work queue call at once, and one for each webhook, so a tool that answers slowly holds up no mail, and no other tool. What is
 * due while its webhook is called is left with the caller, and its own work is put off for longer than the caller may take to tell it: so
 * nobody else tells it meanwhile, in any replica, and it comes by itself if the caller dies.
 */
@ApplicationScoped
class CallWebhook implements DurableWork {

    static final String NAME = "call-webhook";

    private static final int AT_ONCE = 4;
    private static final int LEFT_AT_MOST = 2_000;
    // A call that begins at the end of this is over, by WebhookCaller's patience, well before the work comes again.
    private static final Duration HELD = Duration.ofSeconds(30);
    private static final Duration WHILE_HELD = Duration.ofMinutes(1);
    private static final Duration WHILE_TOO_MUCH_IS_HELD = Duration.ofSeconds(15);
    private static final Duration WHILE_OTHERS_CALL = Duration.ofSeconds(2);
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(1);
    private static final Duration TURN = Duration.ofSeconds(1);
    private static final Duration LONGER_THAN_A_TURN = Duration.ofMillis(1_500);
    private static final int BEFORE_THE_WORK_QUEUE = 1;

    private final WebhookNews news;
    private final WebhookCaller caller;
    private final Clock clock;
    private final Turns turns;
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final AtomicBoolean placeIsWantedByOthers = new AtomicBoolean();
    private final Map<UUID, Instant> failed = new ConcurrentHashMap<>();
    private final Map<UUID, Instant> notBefore = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    CallWebhook(WebhookNews news, WebhookCaller caller, Clock clock) {
        this.news = news;
        this.caller = caller;
        this.clock = clock;
        this.turns = new Turns(LEFT_AT_MOST, HELD, clock);
    }

    void stop(@Observes @Priority(BEFORE_THE_WORK_QUEUE) ShutdownEvent event) {
        stopping = true;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID deliveryId) throws PutOff {
        Optional<Call> due = due(deliveryId);
        if (due.isPresent()) {
            Call call = due.get();
            switch (turns.take(call.addressed().webhookId(), deliveryId)) {
                case CALL -> callInTurn(deliveryId, call);
                case LEFT -> throw soon(WHILE_HELD);
                case NOT_NOW -> throw soon(WHILE_TOO_MUCH_IS_HELD);
            }
        }
    }

    /** @throws PutOff if it failed a moment ago, or its tool did and this was never tried: it need not fail, too */
    private Optional<Call> due(UUID deliveryId) throws PutOff {
        Instant again = notBefore.remove(deliveryId);
        if (again != null && clock.instant().isBefore(again)) {
            throw new PutOff(again);
        }
        Optional<Call> planned = news.next(deliveryId);
        if (planned.filter(
                        call -> call.mayWait() && hasJustFailed(call.addressed().webhookId()))
                .isPresent()) {
            throw soon(AFTER_A_FAILURE);
        }
        return planned;
    }

    private void callInTurn(UUID deliveryId, Call call) throws PutOff {
        UUID webhookId = call.addressed().webhookId();
        boolean ended = false;
        try {
            if (!takePlace()) {
                throw soon(WHILE_OTHERS_CALL);
            }
            try {
                Optional<Instant> again = tell(deliveryId, call);
                if (again.isPresent()) {
                    throw new PutOff(again.get());
                }
                ended = tellWhatWasLeft(webhookId);
            } finally {
                places.release();
            }
        } finally {
            if (!ended) {
                turns.end(webhookId);
            }
        }
    }

    /**
     * Tells what others have left, until a call fails, or somebody wants the place who has waited for a whole turn.
     *
     * @return whether nothing is left, and so the turn is over
     */
    private boolean tellWhatWasLeft(UUID webhookId) {
        Instant end = clock.instant().plus(TURN);
        while (!stopping && !(placeIsWantedByOthers.get() && clock.instant().isAfter(end))) {
            Optional<UUID> left = turns.next(webhookId);
            if (left.isEmpty()) {
                return true;
            }
            Optional<Call> call = news.next(left.get());
            if (call.isPresent()) {
                Optional<Instant> again = tell(left.get(), call.get());
                again.ifPresent(at -> notBefore.put(left.get(), at));
                if (hasJustFailed(webhookId)) {
                    return false;
                }
            }
        }
        return false;
    }

    /** Records how it went; when to try again, empty if it is settled. */
    private Optional<Instant> tell(UUID deliveryId, Call call) {
        WebhookAnswer answer = caller.call(call.addressed(), call.news());
        switch (answer) {
            case WebhookAnswer.Taken _ -> failed.remove(call.addressed().webhookId());
            case WebhookAnswer.Failed _ -> failed.put(call.addressed().webhookId(), clock.instant());
        }
        return news.record(deliveryId, answer);
    }

    private boolean hasJustFailed(UUID webhookId) {
        Instant at = failed.get(webhookId);
        return at != null && at.plus(AFTER_A_FAILURE).isAfter(clock.instant());
    }

    /** One at a time waits for a place, for those who call give theirs up then; all threads that do not are there for mails. */
    private boolean takePlace() {
        if (places.tryAcquire()) {
            return true;
        }
        if (!placeIsWantedByOthers.compareAndSet(false, true)) {
            return false;
        }
        try {
            return places.tryAcquire(LONGER_THAN_A_TURN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // The service stops; the work comes again.
            Thread.currentThread().interrupt();
            return false;
        } finally {
            placeIsWantedByOthers.set(false);
        }
    }

    /** Once to twice that time, so that what was put off together does not come back together. */
    private PutOff soon(Duration wait) {
        return new PutOff(clock.instant()
                .plus(wait)
                .plusMillis(ThreadLocalRandom.current().nextLong(wait.toMillis())));
    }
}
