package com.xiaomi.privacy.foundation.forgetting;

import com.xiaomi.privacy.foundation.startup.DatabaseMigration;
import com.xiaomi.privacy.foundation.startup.Transience;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Erases again what an older backup of the data brought back: at its start a service compares its {@link ErasureLedger} with the
 * requests that its data says are forgotten. It is not ready before nothing of them is left (see {@link ReadyWhenErasedAgain}).
 */
@ApplicationScoped
class ErasureReplay {

    private static final Logger LOG = Logger.getLogger(ErasureReplay.class);
    private static final Duration RETRY_EVERY = Duration.ofSeconds(1);
    private static final int AT_ONCE = 1_000;

    private final ErasureLedger ledger;
    private final ForgottenRequests forgotten;
    private final Forgetting forgetting;
    private final ForgettingConfig config;
    private final DatabaseMigration migration;
    private final Counter replayed;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean compared;

    ErasureReplay(
            ErasureLedger ledger,
            ForgottenRequests forgotten,
            Forgetting forgetting,
            ForgettingConfig config,
            DatabaseMigration migration,
            MeterRegistry metrics) {
        this.ledger = ledger;
        this.forgotten = forgotten;
        this.forgetting = forgetting;
        this.config = config;
        this.migration = migration;
        this.replayed = metrics.counter("erasures.replayed");
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("erasure-replay").start(this::compareUntilDone);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    /** Whether all that the ledger knows has been begun, or is not to be. */
    boolean hasCompared() {
        return compared;
    }

    private void compareUntilDone() {
        try {
            if (!migration.await()) {
                return;
            }
            while (!tried() && !stopping.await(RETRY_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                // The next round tries again.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tried() {
        try {
            compare();
            return true;
        } catch (RuntimeException e) {
            LOG.warnf("erasures are compared with the key database later: %s", Transience.describe(e));
            return false;
        }
    }

    /**
     * Begins to forget what only the ledger knows, and notes what only the data knows: it was forgotten before there was a ledger.
     *
     * @return how many requests are forgotten again
     */
    int compare() {
        int begun = config.replay() ? beginAgain() : 0;
        if (begun > 0) {
            LOG.warnf("%d requests that were erased are back with a restored backup and are erased again", begun);
        }
        compared = true;
        if (ledger.isKept()) {
            noteAll();
        }
        return begun;
    }

    private int beginAgain() {
        int begun = 0;
        List<UUID> page = ledger.page(null, AT_ONCE);
        while (!page.isEmpty()) {
            List<UUID> erased = page;
            List<UUID> back = QuarkusTransaction.requiringNew().call(() -> forgotten.unknown(erased));
            for (UUID requestId : back) {
                if (QuarkusTransaction.requiringNew().call(() -> forgetting.beginAgain(requestId))) {
                    begun++;
                    replayed.increment();
                }
            }
            page = ledger.page(page.getLast(), AT_ONCE);
        }
        return begun;
    }

    private void noteAll() {
        List<UUID> page = pageOfForgotten(null);
        while (!page.isEmpty()) {
            ledger.note(page);
            page = pageOfForgotten(page.getLast());
        }
    }

    private List<UUID> pageOfForgotten(UUID after) {
        return QuarkusTransaction.requiringNew().call(() -> forgotten.page(after, AT_ONCE));
    }
}
