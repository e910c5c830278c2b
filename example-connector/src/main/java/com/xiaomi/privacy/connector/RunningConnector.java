package com.xiaomi.privacy.connector;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connector at work in a thread of its own. */
public final class RunningConnector implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningConnector.class);
    private static final long PATIENCE_SECONDS = 10;

    private final TaskSource source;
    private final CountDownLatch ended = new CountDownLatch(1);

    RunningConnector(TaskSource source) {
        this.source = source;
        Thread.ofPlatform().name("tasks").start(this::work);
    }

    private void work() {
        try (source) {
            source.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    /** Waits until it has ended, by itself or because it was closed. */
    void awaitEnd() throws InterruptedException {
        ended.await();
    }

    /** Stops it, and waits ten seconds for the task it is working on. */
    @Override
    public void close() {
        source.stop();
        try {
            if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("ended in the middle of a task; it will be repeated");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
