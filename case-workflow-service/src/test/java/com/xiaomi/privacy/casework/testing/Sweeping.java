package com.xiaomi.privacy.casework.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.foundation.timers.Sweep;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Runs sweeps as the service does: in a thread of their own, outside any request, which a test is within. */
public final class Sweeping {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int AT_ONCE = 10_000;

    private Sweeping() {}

    /** Runs one once. */
    public static void run(Sweep sweep) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.submit(() -> sweep.remove(AT_ONCE))).succeedsWithin(PATIENCE);
        }
    }
}
