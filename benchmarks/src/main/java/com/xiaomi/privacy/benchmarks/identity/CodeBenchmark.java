package com.xiaomi.privacy.benchmarks.identity;

import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import com.xiaomi.privacy.benchmarks.identity.OpenVerifications.Open;
import com.xiaomi.privacy.benchmarks.measure.ClosedLoop;
import com.xiaomi.privacy.benchmarks.measure.Load;
import com.xiaomi.privacy.benchmarks.measure.Ratio;
import com.xiaomi.privacy.benchmarks.measure.SampleAddress;
import com.xiaomi.privacy.benchmarks.measure.Window;
import com.xiaomi.privacy.benchmarks.system.MeasuredSystem;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** Wrong codes for live challenges by eight clients, then calls with ids of others and with invented ones in turn. */
public final class CodeBenchmark {
    private static final int CLIENTS = 8;
    private static final int VERIFICATIONS = 6000;
    // One try less than the lock allows.
    private static final int TRIES = 4;
    private static final int CALLS = 2000;
    private static final int WRONG = 422;
    private static final int NOT_FOUND = 404;
    private static final int OK = 200;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double CONFIDENCE = 1.96;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String CODE = "{\"code\":\"00000000\"}";

    private final MeasuredSystem system;
    private final Passes passes;

    public CodeBenchmark(MeasuredSystem system) throws IOException {
        this.system = system;
        this.passes = new Passes(system.stackHome());
    }

    /**
     * Measures.
     *
     * @param progress takes a line for people after each step
     */
    public CodeResult run(Window window, Consumer<String> progress)
            throws SQLException, IOException, InterruptedException {
        List<Open> opened;
        try (Connection connection = system.connect()) {
            opened = OpenVerifications.open(connection, VERIFICATIONS);
        }
        List<Call> checks = new ArrayList<>();
        List<Call> pings = new ArrayList<>();
        for (Open open : opened) {
            String pass = passes.of(open.requestId());
            for (int i = 0; i < TRIES; i++) {
                checks.add(new Call(check(open.verificationId(), pass), WRONG));
            }
            pings.add(new Call(ping(open.verificationId(), pass), OK));
        }
        try (HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build()) {
            Load checked = load(http, checks, window, false);
            progress.accept("%d clients: %.0f codes checked/s".formatted(CLIENTS, checked.perSecond()));
            Load pinged = load(http, pings, window, true);
            CodeResult.Timing timing = timing(http, opened);
            progress.accept("known ids %.3f ms, unknown ids %.3f ms, noise %.3f ms"
                    .formatted(timing.knownMillis(), timing.unknownMillis(), timing.noiseMillis()));
            system.requireAlive();
            return new CodeResult(CLIENTS, checked, pinged, Ratio.of(checked.perSecond(), pinged.perSecond()), timing);
        }
    }

    private static Load load(HttpClient http, List<Call> calls, Window window, boolean again)
            throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        return ClosedLoop.run(CLIENTS, window, () -> {
            int index = next.getAndIncrement();
            if (index >= calls.size() && !again) {
                throw new BenchmarkFailure("There are too few live codes for so fast a service.");
            }
            calls.get(index % calls.size()).make(http);
        });
    }

    /** Of both kinds in turn, so that whatever else the machine does falls on both. */
    private CodeResult.Timing timing(HttpClient http, List<Open> opened) throws IOException, InterruptedException {
        String stranger = passes.of(UUID.randomUUID());
        long[] known = new long[CALLS];
        long[] unknown = new long[CALLS];
        for (int i = 0; i < CALLS; i++) {
            Call ofAnother = new Call(check(opened.get(i).verificationId(), stranger), NOT_FOUND);
            Call invented = new Call(check(UUID.randomUUID(), stranger), NOT_FOUND);
            // Who is first changes too.
            if (i % 2 == 0) {
                known[i] = timed(http, ofAnother);
                unknown[i] = timed(http, invented);
            } else {
                unknown[i] = timed(http, invented);
                known[i] = timed(http, ofAnother);
            }
        }
        return new CodeResult.Timing(
                CALLS,
                mean(known) / NANOS_PER_MILLI,
                mean(unknown) / NANOS_PER_MILLI,
                CONFIDENCE * Math.sqrt((variance(known) + variance(unknown)) / CALLS) / NANOS_PER_MILLI);
    }

    private static long timed(HttpClient http, Call call) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        call.make(http);
        return System.nanoTime() - begin;
    }

    private static double mean(long[] values) {
        return LongStream.of(values).average().orElseThrow();
    }

    private static double variance(long[] values) {
        double mean = mean(values);
        return LongStream.of(values)
                        .mapToDouble(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.length - 1);
    }

    private HttpRequest check(UUID verificationId, String pass) {
        return call("/api/v1/verifications/" + verificationId + "/code", pass)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(CODE))
                .build();
    }

    private HttpRequest ping(UUID verificationId, String pass) {
        return call("/api/v1/verifications/" + verificationId, pass).build();
    }

    private HttpRequest.Builder call(String path, String pass) {
        return HttpRequest.newBuilder(system.serviceUrl().resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + pass)
                .header(SampleAddress.HEADER, SampleAddress.of(UUID.randomUUID()));
    }

    private record Call(HttpRequest request, int expected) {
        void make(HttpClient http) throws IOException, InterruptedException {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status != expected) {
                throw new BenchmarkFailure(
                        "identity-verification answered %d instead of %d".formatted(status, expected));
            }
        }
    }
}
