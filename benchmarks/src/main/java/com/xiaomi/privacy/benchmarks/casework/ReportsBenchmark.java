package com.xiaomi.privacy.benchmarks.casework;

import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import com.xiaomi.privacy.benchmarks.measure.Latencies;
import com.xiaomi.privacy.benchmarks.measure.Load;
import com.xiaomi.privacy.benchmarks.system.MeasuredSystem;
import com.xiaomi.privacy.benchmarks.system.StaffToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** The DPO asks for reports of a year after 100 thousand, 1 million and 10 million cases. */
public final class ReportsBenchmark {
    private static final List<Integer> CASES = List.of(100_000, 1_000_000, 10_000_000);
    private static final List<String> GROUPINGS =
            List.of("month", "right,law,country,outcome", "month,right,law,country,outcome");
    private static final int FIRST_CALLS = 3;
    private static final int OK = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final MeasuredSystem system;

    public ReportsBenchmark(MeasuredSystem system) {
        this.system = system;
    }

    /**
     * Measures.
     *
     * @param calls of each report
     * @param progress takes a line for people after each step
     */
    public ReportsResult run(int calls, Consumer<String> progress)
            throws SQLException, IOException, InterruptedException {
        try (Connection connection = system.connect();
                HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(PATIENCE)
                        .build()) {
            SampleBooks.load(connection, CASES.getFirst());
            // For the just-in-time compiler: the first size must not pay for the others.
            asked(http, calls);
            List<ReportsResult.Size> sizes = new ArrayList<>();
            for (int cases : CASES) {
                int totals = SampleBooks.load(connection, cases);
                List<ReportsResult.Asked> asked = asked(http, calls);
                asked.forEach(one -> progress.accept("%,d cases, by %s: p50 %.1f ms, p99 %.1f ms"
                        .formatted(
                                cases,
                                one.groupBy(),
                                one.load().p50Millis(),
                                one.load().p99Millis())));
                sizes.add(new ReportsResult.Size(cases, totals, asked));
            }
            system.requireAlive();
            return ReportsResult.of(sizes);
        }
    }

    private List<ReportsResult.Asked> asked(HttpClient http, int calls) throws IOException, InterruptedException {
        String token = StaffToken.of(http, system, StaffToken.DPO);
        List<ReportsResult.Asked> asked = new ArrayList<>();
        for (String groupBy : GROUPINGS) {
            URI report = system.serviceUrl()
                    .resolve("/api/v1/reports/cases?from=%1$d-01&to=%1$d-12&groupBy=%2$s"
                            .formatted(SampleBooks.YEAR, groupBy));
            HttpRequest request = HttpRequest.newBuilder(report)
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + token)
                    .build();
            for (int i = 0; i < FIRST_CALLS; i++) {
                timed(http, request);
            }
            asked.add(new ReportsResult.Asked(groupBy, load(http, request, calls)));
        }
        return asked;
    }

    private static Load load(HttpClient http, HttpRequest request, int calls) throws IOException, InterruptedException {
        long[] nanos = new long[calls];
        for (int i = 0; i < calls; i++) {
            nanos[i] = timed(http, request);
        }
        return Load.of(
                new Latencies(nanos), Duration.ofNanos(LongStream.of(nanos).sum()));
    }

    private static long timed(HttpClient http, HttpRequest request) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        int status = http.send(request, BodyHandlers.discarding()).statusCode();
        if (status != OK) {
            throw new BenchmarkFailure("case-workflow answered %d to a report".formatted(status));
        }
        return System.nanoTime() - begin;
    }
}
