package com.xiaomi.privacy.localstack.process;

import com.xiaomi.privacy.localstack.StackException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for a server to answer. */
public final class Await {
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** Longer than any server takes, even while several builds keep all cores busy; a server that fails ends, and is noticed. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private Await() {}

    /**
     * Asks until the answer is yes, for as long as servers may take.
     *
     * @param process the process that will answer; waiting ends early if it dies
     * @throws StackException if the process dies or the time is over
     */
    public static void ready(String name, SupervisedProcess process, Probe probe) {
        ready(name, process, PATIENCE, probe);
    }

    /** A question that may fail while the server is not there yet. */
    @FunctionalInterface
    public interface Probe {
        /** Whether the server is ready; an exception counts as no. */
        boolean isReady() throws Exception;
    }

    /**
     * Asks until the answer is yes.
     *
     * @param process the process that will answer; waiting ends early if it dies
     * @throws StackException if the process dies or the time is over
     */
    public static void ready(String name, SupervisedProcess process, Duration patience, Probe probe) {
        long end = System.nanoTime() + patience.toNanos();
        Exception last = null;
        while (System.nanoTime() < end) {
            process.requireAlive();
            try {
                if (probe.isReady()) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StackException(name + " was interrupted while starting", e);
            } catch (Exception e) {
                last = e;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            if (Thread.currentThread().isInterrupted()) {
                throw new StackException(name + " was interrupted while starting");
            }
        }
        throw new StackException(
                "%s did not answer within %d s; the end of its log:%n%s"
                        .formatted(name, patience.toSeconds(), process.endOfLog()),
                last);
    }
}
