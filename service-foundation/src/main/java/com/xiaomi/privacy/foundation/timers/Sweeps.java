package com.xiaomi.privacy.foundation.timers;

import com.xiaomi.privacy.foundation.startup.DatabaseMigration;
import com.xiaomi.privacy.foundation.startup.Transience;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Clears what waits, every minute unless configured otherwise, and in every replica, without a leader. */
@ApplicationScoped
class Sweeps {

    private static final Logger LOG = Logger.getLogger(Sweeps.class);
    private static final int AT_ONCE = 1000;

    private final List<Sweep> sweeps;
    private final DatabaseMigration migration;
    private final Duration every;
    private final CountDownLatch stopping = new CountDownLatch(1);

    Sweeps(@All List<Sweep> sweeps, DatabaseMigration migration, SweepsConfig config) {
        this.sweeps = sweeps;
        this.migration = migration;
        this.every = config.every();
    }

    void start(@Observes StartupEvent event) {
        sweeps.forEach(
                sweep -> Thread.ofVirtual().name("sweep-" + sweep.name()).start(() -> repeatUntilStopped(sweep)));
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    private void repeatUntilStopped(Sweep sweep) {
        try {
            if (!migration.await()) {
                return;
            }
            while (!stopping.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                removeAll(sweep);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Batch after batch until little is left. What fails is tried again a minute later. */
    void removeAll(Sweep sweep) {
        try {
            int removed = AT_ONCE;
            while (removed == AT_ONCE && stopping.getCount() > 0) {
                removed = sweep.remove(AT_ONCE);
            }
        } catch (RuntimeException e) {
            LOG.warnf("%s are cleared later: %s", sweep.name(), Transience.describe(e));
        }
    }
}
