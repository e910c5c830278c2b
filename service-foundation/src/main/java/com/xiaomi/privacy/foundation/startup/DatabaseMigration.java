package com.xiaomi.privacy.foundation.startup;

import io.quarkus.arc.InjectableInstance;
import io.quarkus.flyway.runtime.FlywayContainer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/**
 * Migrates the service's databases in the background, so that a service started before its database waits, reports
 * not-ready, and recovers without a restart. A migration that is itself wrong is retried too: it never half-applies, and
 * the service stays not-ready with the reason in its log.
 */
@ApplicationScoped
public class DatabaseMigration {

    private static final Logger LOG = Logger.getLogger(DatabaseMigration.class);
    private static final Duration RETRY_EVERY = Duration.ofSeconds(1);
    private static final int EARLY = 1;

    private final InjectableInstance<FlywayContainer> databases;
    private final CountDownLatch done = new CountDownLatch(1);
    private final CountDownLatch stopping = new CountDownLatch(1);

    DatabaseMigration(@Any InjectableInstance<FlywayContainer> databases) {
        this.databases = databases;
    }

    void start(@Observes @Priority(EARLY) StartupEvent event) {
        Thread.ofVirtual().name("database-migration").start(this::migrateUntilDone);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    /** Whether all tables are there. */
    public boolean isDone() {
        return done.getCount() == 0;
    }

    /**
     * Waits until all tables are there.
     *
     * @return false if the service is stopping first
     */
    public boolean await() throws InterruptedException {
        while (!done.await(RETRY_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
            if (stopping.getCount() == 0) {
                return false;
            }
        }
        return true;
    }

    private void migrateUntilDone() {
        try {
            while (!migrated()) {
                if (stopping.await(RETRY_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            done.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean migrated() {
        try {
            // A service without personal data switches its key database off.
            databases.listActive().forEach(database -> database.getFlyway().migrate());
            return true;
        } catch (FlywayException e) {
            LOG.warnf("waiting for the database: %s", Transience.describe(e));
            if (!Transience.isTransient(e)) {
                LOG.error("a migration failed", e);
            }
            return false;
        }
    }
}
