package com.xiaomi.privacy.foundation.event;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jboss.logging.Logger;

/**
 * The way of records into the database, which is shut when the service stops, for databases are closed before consumers. What is on its way
 * then comes to its end. What comes later is held back until no consumer is left: so it is neither applied, acknowledged nor taken for a
 * dead letter, and another replica gets it.
 */
@ApplicationScoped
class InboxGate {

    private static final Logger LOG = Logger.getLogger(InboxGate.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int EARLY = 1;

    private final ReadWriteLock way = new ReentrantReadWriteLock();
    private final CountDownLatch consumersGone = new CountDownLatch(1);
    private final CountDownLatch shut = new CountDownLatch(1);

    /** Shuts it, and returns when nothing is on its way any more, but after five seconds at the latest. */
    void shut(@Observes @Priority(EARLY) ShutdownEvent event) throws InterruptedException {
        shut.countDown();
        if (way.writeLock().tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            way.writeLock().unlock();
        } else {
            LOG.warn("an event is still being applied: its transaction ends with the database");
        }
    }

    @PreDestroy
    void letGo() {
        consumersGone.countDown();
    }

    /**
     * Lets a record be applied.
     *
     * @throws IllegalStateException if the gate is shut, and not before the service has no consumer any more
     */
    void pass(Runnable application) throws InterruptedException {
        way.readLock().lock();
        try {
            if (!isShut()) {
                application.run();
                return;
            }
        } finally {
            way.readLock().unlock();
        }
        holdBackIfShut();
    }

    /** Lets a record that failed rest, but not beyond the stop; ends as {@link #pass} then. */
    void rest(Duration pause) throws InterruptedException {
        shut.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        holdBackIfShut();
    }

    /** Does nothing while the gate is open; otherwise ends as {@link #pass}. */
    void holdBackIfShut() throws InterruptedException {
        if (isShut()) {
            consumersGone.await();
            throw new IllegalStateException("stopping");
        }
    }

    private boolean isShut() {
        return shut.getCount() == 0;
    }
}
