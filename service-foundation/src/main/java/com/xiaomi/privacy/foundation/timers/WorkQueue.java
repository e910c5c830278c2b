package com.xiaomi.privacy.foundation.timers;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.xiaomi.privacy.foundation.startup.AfterCommit;
import com.xiaomi.privacy.foundation.startup.DatabaseMigration;
import com.xiaomi.privacy.foundation.startup.Transience;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * Durable timers and work, in the service's own database (db-scheduler): survives restarts, runs on any replica, and is
 * enqueued by the business transaction, so it exists if and only if that commits.
 */
@ApplicationScoped
public class WorkQueue {

    private static final Logger LOG = Logger.getLogger(WorkQueue.class);
    private static final Duration POLL_EVERY = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);
    // Work of a replica that died is taken over after four missed heartbeats.
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);
    private static final int MAX_DOUBLINGS = 10;
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);
    private static final int THREADS = 8;
    // One write to the disk takes work for all threads that have become free meanwhile, and no thread holds work that
    // another replica could do
    // at once. As soon as one is free: where others hang, what is urgent must not wait for the next poll.
    private static final double TAKE_MORE_BELOW = 0.9;
    private static final double TAKE_UP_TO = 1.0;
    // PostgreSQL may run a subquery with a limit once per row of an UPDATE: one replica then took all that was due.
    private static final boolean LOCK_BEFORE_UPDATE = true;
    private static final String WAKE = WorkQueue.class.getName() + ".wake";

    private final AgroalDataSource dataSource;
    private final List<DurableWork> kinds;
    private final DatabaseMigration migration;
    private final AfterCommit afterCommit;
    private final Clock clock;
    private final CompletableFuture<Scheduler> scheduler = new CompletableFuture<>();

    WorkQueue(
            AgroalDataSource dataSource,
            @All List<DurableWork> kinds,
            DatabaseMigration migration,
            AfterCommit afterCommit,
            Clock clock) {
        this.dataSource = dataSource;
        this.kinds = kinds;
        this.migration = migration;
        this.afterCommit = afterCommit;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        if (!kinds.isEmpty()) {
            Thread.ofVirtual().name("work-queue").start(this::open);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (scheduler.isDone()) {
            scheduler.join().stop();
        }
    }

    /**
     * Has work done as soon as the surrounding transaction has committed. Asking again while it waits changes nothing.
     *
     * @param kind {@link DurableWork#name()}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void enqueue(String kind, UUID id) {
        enqueue(kind, id, clock.instant());
    }

    /** As {@link #enqueue(String, UUID)}, not before a time. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void enqueue(String kind, UUID id, Instant notBefore) {
        enqueue(kind, id, notBefore, Urgency.USUAL);
    }

    /** As {@link #enqueue(String, UUID, Instant)}, before or after other work that is due then. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void enqueue(String kind, UUID id, Instant notBefore, Urgency urgency) {
        scheduler
                .join()
                .scheduleIfNotExists(
                        new TaskInstance.Builder<Void>(kind, id.toString())
                                .priority(urgency.priority())
                                .build(),
                        notBefore);
        afterCommit.runOnce(WAKE, () -> scheduler.join().triggerCheckForDueExecutions());
    }

    private void open() {
        try {
            if (migration.await()) {
                Scheduler opened = Scheduler.create(
                                dataSource,
                                kinds.stream().<Task<?>>map(WorkQueue::task).toList())
                        .threads(THREADS)
                        .enablePriority()
                        .jdbcCustomization(new PostgreSqlJdbcCustomization(LOCK_BEFORE_UPDATE, false))
                        .pollUsingLockAndFetch(TAKE_MORE_BELOW, TAKE_UP_TO)
                        .pollingInterval(POLL_EVERY)
                        .heartbeatInterval(HEARTBEAT)
                        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                        .shutdownMaxWait(STOP_TIMEOUT)
                        .failureLogging(LogLevel.OFF, false)
                        .build();
                opened.start();
                scheduler.complete(opened);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Task<Void> task(DurableWork work) {
        return Tasks.custom(work.name(), Void.class)
                .onFailure(WorkQueue::retryLater)
                .onDeadExecutionRevive()
                .execute((instance, context) -> run(work, UUID.fromString(instance.getId())));
    }

    private static CompletionHandler<Void> run(DurableWork work, UUID id) {
        try {
            work.run(id);
            return (_, operations) -> operations.remove();
        } catch (PutOff e) {
            // It has not failed: what fails after it is tried again as soon as after a first failure.
            return (done, operations) -> operations.reschedule(done, e.until());
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(work.name() + " failed", e);
        }
    }

    private static void retryLater(ExecutionComplete failed, ExecutionOperations<Void> operations) {
        int failures = failed.getExecution().consecutiveFailures;
        Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(failures, MAX_DOUBLINGS));
        Duration bounded = wait.compareTo(LONGEST_RETRY) < 0 ? wait : LONGEST_RETRY;
        failed.getCause().ifPresent(cause -> logFailure(failed, bounded, cause));
        operations.reschedule(failed, failed.getTimeDone().plus(jittered(bounded)));
    }

    /** Between half and the whole of it, so that what failed together does not come again together. */
    private static Duration jittered(Duration wait) {
        return wait.minusMillis(ThreadLocalRandom.current().nextLong(wait.toMillis() / 2 + 1));
    }

    private static void logFailure(ExecutionComplete failed, Duration wait, Throwable cause) {
        String work = failed.getExecution().taskInstance.getTaskAndInstance();
        if (Transience.isTransient(cause)) {
            LOG.warnf("%s is tried again in %s: %s", work, wait, Transience.describe(cause));
        } else {
            LOG.errorf(cause, "%s failed and is tried again in %s", work, wait);
        }
    }
}
