package com.xiaomi.privacy.benchmarks.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** Looks at the memory of a service many times a second while it is open, and keeps the peaks. */
public final class MemoryWatch implements AutoCloseable {
    private static final long PAUSE_NANOS = 50_000_000;
    private static final double MIB = 1 << 20;
    private static final double KIB_PER_MIB = 1 << 10;
    private static final String HEAP = "jvm_memory_used_bytes{area=\"heap\"";
    private static final String RESIDENT = "VmRSS:";

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpRequest metrics;
    private final Path status;
    private final Thread watcher;
    private volatile boolean closed;
    private volatile double peakHeapMib;
    private volatile double peakRssMib;

    MemoryWatch(long pid, URI service) {
        this.metrics = HttpRequest.newBuilder(service.resolve("/q/metrics")).build();
        this.status = Path.of("/proc", Long.toString(pid), "status");
        this.watcher = Thread.ofPlatform().daemon().name("memory-watch").start(this::watch);
    }

    /** Highest use of the heap seen so far, in MiB. */
    public double peakHeapMib() {
        return peakHeapMib;
    }

    /** Highest resident memory of the process seen so far, in MiB. */
    public double peakRssMib() {
        return peakRssMib;
    }

    private void watch() {
        while (!closed) {
            try {
                peakRssMib = Math.max(peakRssMib, rssMib());
                peakHeapMib = Math.max(peakHeapMib, heapMib());
            } catch (IOException e) {
                // A busy service may miss a look; the next one is near.
                LockSupport.parkNanos(PAUSE_NANOS);
            } catch (InterruptedException e) {
                return;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private double rssMib() throws IOException {
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(RESIDENT))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / KIB_PER_MIB)
                .sum();
    }

    private double heapMib() throws IOException, InterruptedException {
        return http.send(metrics, BodyHandlers.ofLines())
                        .body()
                        .filter(line -> line.startsWith(HEAP))
                        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                        .sum()
                / MIB;
    }

    @Override
    public void close() {
        closed = true;
        watcher.interrupt();
        http.shutdownNow();
    }
}
