package com.xiaomi.privacy.notification.webhook;

import com.xiaomi.privacy.foundation.timers.DurableWork;
import com.xiaomi.privacy.foundation.timers.PutOff;
import com.xiaomi.privacy.notification.webhook.WebhookTurns.Call;
import com.xiaomi.privacy.notification.webhook.WebhookTurns.Start;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells a webhook what is due for it, one event after the other. There is a piece of this work for each event, so that none is forgotten; the
 * first to find its webhook free tells all, and the others find theirs told. Few call at once, so that tools that answer slowly hold up no
 * mail.
 */
@ApplicationScoped
class CallWebhook implements DurableWork {

    static final String NAME = "call-webhook";

    // The work queue has eight threads, and five of them may hold mails.
    private static final int AT_ONCE = 2;
    private static final Duration WHILE_OTHERS_CALL = Duration.ofSeconds(2);
    private static final Duration SPREAD = Duration.ofSeconds(8);
    private static final Duration TURN = Duration.ofSeconds(1);
    private static final Duration LONGER_THAN_A_TURN = Duration.ofMillis(1_500);
    private static final int BEFORE_THE_WORK_QUEUE = 1;

    private final WebhookTurns turns;
    private final WebhookCaller caller;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final AtomicBoolean placeIsWanted = new AtomicBoolean();
    private volatile boolean stopping;

    CallWebhook(WebhookTurns turns, WebhookCaller caller, Clock clock) {
        this.turns = turns;
        this.caller = caller;
        this.clock = clock;
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
        switch (turns.begin(deliveryId)) {
            case Start.Settled _ -> {}
            case Start.Waits waits -> throw new PutOff(waits.until());
            case Start.Turn turn -> {
                tell(turn.first());
                Optional<Instant> again = turns.again(deliveryId);
                if (again.isPresent()) {
                    throw new PutOff(again.get());
                }
            }
        }
    }

    /** Until nothing is due, a call fails, or somebody else wants the place. */
    private void tell(Call first) throws PutOff {
        if (!takePlace()) {
            turns.end(first);
            throw new PutOff(WebhookTurns.spread(clock.instant().plus(WHILE_OTHERS_CALL), SPREAD));
        }
        try {
            Instant end = clock.instant().plus(TURN);
            Optional<Call> call = Optional.of(first);
            while (call.isPresent()) {
                WebhookAnswer answer =
                        caller.call(call.get().addressed(), call.get().news());
                call = turns.record(call.get(), answer, mayGoOn(end));
            }
        } finally {
            places.release();
        }
    }

    private boolean mayGoOn(Instant end) {
        return !stopping && !(placeIsWanted.get() && clock.instant().isAfter(end));
    }

    /** One at a time waits for a place, for those who call give theirs up then; all threads that do not are there for mails. */
    private boolean takePlace() {
        if (places.tryAcquire()) {
            return true;
        }
        if (!placeIsWanted.compareAndSet(false, true)) {
            return false;
        }
        try {
            return places.tryAcquire(LONGER_THAN_A_TURN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // The service stops; the work comes again.
            Thread.currentThread().interrupt();
            return false;
        } finally {
            placeIsWanted.set(false);
        }
    }
}
