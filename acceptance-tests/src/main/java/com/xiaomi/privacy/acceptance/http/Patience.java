package com.xiaomi.privacy.acceptance.http;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what comes by itself, and says so while it waits. */
public final class Patience {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Duration limit;
    private final Runnable stillWaiting;

    /**
     * @param limit how long one thing is waited for
     * @param stillWaiting called about ten times a second while waiting
     */
    public Patience(Duration limit, Runnable stillWaiting) {
        this.limit = limit;
        this.stillWaiting = stillWaiting;
    }

    /** Looks whether it has come; null if not yet. */
    @FunctionalInterface
    public interface Look<T> {
        T look() throws InterruptedException;
    }

    /**
     * Looks until it has come.
     *
     * @param what what is waited for, in plain words
     * @throws Exhausted if it has not come in time
     */
    public <T> T until(Supplier<String> what, Look<T> look) {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            try {
                T found = look.look();
                if (found != null) {
                    return found;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Exhausted("interrupted while waiting for " + what.get(), e);
            }
            if (System.nanoTime() > end) {
                throw new Exhausted("waited %d s in vain for %s".formatted(limit.toSeconds(), what.get()), null);
            }
            stillWaiting.run();
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** It has not come in time. */
    public static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exhausted(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
