package com.xiaomi.privacy.benchmarks.measure;

import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Clients that do one operation after the other, without a pause. */
public final class ClosedLoop {

    private ClosedLoop() {}

    /**
     * Runs the load and returns when its time is over.
     *
     * @throws BenchmarkFailure if an operation fails
     */
    public static Load run(int clients, Window window, Operation operation) throws InterruptedException {
        long begin = System.nanoTime();
        long from = begin + window.warmUp().toNanos();
        long to = begin + window.whole().toNanos();
        List<Future<long[]>> running = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < clients; i++) {
                running.add(executor.submit(() -> repeatUntil(operation, from, to)));
            }
            LongStream all = LongStream.empty();
            for (Future<long[]> client : running) {
                all = LongStream.concat(all, LongStream.of(client.get()));
            }
            return Load.of(new Latencies(all.toArray()), window.measured());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof BenchmarkFailure failure
                    ? failure
                    : new BenchmarkFailure("An operation failed: " + e.getCause(), e);
        }
    }

    /** Returns the nanoseconds of each operation that ended within the measured time. */
    private static long[] repeatUntil(Operation operation, long from, long to) throws Exception {
        LongStream.Builder latencies = LongStream.builder();
        long end;
        do {
            long begin = System.nanoTime();
            operation.run();
            end = System.nanoTime();
            if (end >= from && end <= to) {
                latencies.add(end - begin);
            }
        } while (end < to);
        return latencies.build().toArray();
    }

    /** What a client does again and again. */
    @FunctionalInterface
    public interface Operation {
        /** Does it once. */
        void run() throws Exception;
    }
}
