package com.xiaomi.privacy.foundation.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a stopping service does with events. */
class InboxGateTest {

    private final InboxGate gate = new InboxGate();
    private final AtomicInteger applied = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        gate.letGo();
        threads.close();
    }

    @Test
    void whatIsOnItsWayComesToItsEndBeforeTheStopGoesOn() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Future<?> application = threads.submit(() -> {
            gate.pass(() -> {
                begun.countDown();
                await().until(() -> mayEnd.getCount() == 0);
                applied.incrementAndGet();
            });
            return null;
        });
        begun.await();
        AtomicInteger appliedAtStop = new AtomicInteger(-1);
        Future<?> stop = threads.submit(() -> {
            gate.shut(new ShutdownEvent());
            appliedAtStop.set(applied.get());
            return null;
        });
        mayEnd.countDown();
        stop.get();
        application.get();

        assertThat(appliedAtStop).hasValue(1);
    }

    @Test
    void whatComesLaterIsHeldBackUntilNoConsumerIsLeftAndIsNotApplied() throws Exception {
        gate.shut(new ShutdownEvent());
        AtomicReference<Thread> held = new AtomicReference<>();
        AtomicBoolean answered = new AtomicBoolean();
        Future<?> record = threads.submit(() -> {
            held.set(Thread.currentThread());
            try {
                gate.pass(applied::incrementAndGet);
            } finally {
                answered.set(true);
            }
            return null;
        });
        await().until(() -> held.get() != null && held.get().getState() == Thread.State.WAITING);
        assertThat(answered).isFalse();

        gate.letGo();

        assertThatThrownBy(record::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(IllegalStateException.class);
        assertThat(applied).hasValue(0);
    }

    @Test
    void whatRestsAfterAFailureDoesNotRestBeyondTheStop() throws Exception {
        AtomicReference<Thread> resting = new AtomicReference<>();
        Future<?> record = threads.submit(() -> {
            resting.set(Thread.currentThread());
            gate.rest(Duration.ofHours(1));
            return null;
        });
        await().until(() -> resting.get() != null && resting.get().getState() == Thread.State.TIMED_WAITING);

        gate.shut(new ShutdownEvent());
        gate.letGo();

        assertThatThrownBy(record::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aFailureOfTheClosedDatabaseIsHeldBackToo() throws Exception {
        gate.holdBackIfShut();
        gate.shut(new ShutdownEvent());
        gate.letGo();

        assertThatThrownBy(gate::holdBackIfShut).isInstanceOf(IllegalStateException.class);
    }
}
