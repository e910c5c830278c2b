package com.xiaomi.privacy.benchmarks.uploads;

import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import com.xiaomi.privacy.benchmarks.system.MeasuredSystem;
import com.xiaomi.privacy.benchmarks.system.MemoryWatch;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Files of the largest size allowed, one alone and twenty at once. */
public final class UploadBenchmark {
    private static final int FILE_MIB = 20;
    private static final List<Integer> AT_ONCE = List.of(1, 5, 20);
    private static final long BYTES = (long) FILE_MIB << 20;
    private static final double MILLION = 1e6;
    private static final double NANOS = 1e9;

    private final MeasuredSystem system;

    public UploadBenchmark(MeasuredSystem system) {
        this.system = system;
    }

    /**
     * Measures.
     *
     * @param progress takes a line for people after each step
     */
    public UploadResult run(Consumer<String> progress) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            // For the just-in-time compiler.
            measure(http, executor, 2);
            List<UploadResult.Step> steps = new ArrayList<>();
            for (int atOnce : AT_ONCE) {
                UploadResult.Step step = measure(http, executor, atOnce);
                progress.accept("%d at once: sent %.0f MB/s, completed %.0f MB/s, heap %.0f MiB, resident %.0f MiB"
                        .formatted(
                                atOnce,
                                step.sentMbPerSecond(),
                                step.completedMbPerSecond(),
                                step.peakHeapMib(),
                                step.peakRssMib()));
                steps.add(step);
            }
            system.requireAlive();
            return new UploadResult(FILE_MIB, system.heap(), steps);
        }
    }

    private UploadResult.Step measure(HttpClient http, ExecutorService executor, int atOnce)
            throws IOException, InterruptedException {
        List<Upload> uploads = new ArrayList<>();
        for (int i = 0; i < atOnce; i++) {
            uploads.add(Upload.announce(http, system.serviceUrl(), BYTES));
        }
        try (MemoryWatch memory = system.watchMemory()) {
            double sending = seconds(executor, uploads, Upload::send);
            double completing = seconds(executor, uploads, Upload::complete);
            double megabytes = atOnce * BYTES / MILLION;
            return new UploadResult.Step(
                    atOnce, megabytes / sending, megabytes / completing, memory.peakHeapMib(), memory.peakRssMib());
        }
    }

    private static double seconds(ExecutorService executor, List<Upload> uploads, Step step)
            throws InterruptedException {
        long begin = System.nanoTime();
        List<Future<Void>> running = executor.invokeAll(uploads.stream()
                .<Callable<Void>>map(upload -> () -> {
                    step.take(upload);
                    return null;
                })
                .toList());
        double took = (System.nanoTime() - begin) / NANOS;
        for (Future<Void> one : running) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof BenchmarkFailure failure
                        ? failure
                        : new BenchmarkFailure("An upload failed: " + e.getCause(), e);
            }
        }
        return took;
    }

    @FunctionalInterface
    private interface Step {
        void take(Upload upload) throws IOException, InterruptedException;
    }
}
