package com.xiaomi.privacy.benchmarks.intake;

import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import com.xiaomi.privacy.benchmarks.measure.Latencies;
import com.xiaomi.privacy.benchmarks.measure.Load;
import com.xiaomi.privacy.benchmarks.measure.Window;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Clients that submit one request after the other, each for another invented person. */
final class SubmissionLoad {
    private static final int CREATED = 201;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String BODY = """
            {"language":"de","requesterKind":"SELF",\
            "contact":{"name":"Erika Mustermann","email":"erika.%1$s@example.org","miId":"%2$d"},\
            "furtherInformation":"My phone was stolen; please send me a copy of what you keep about me and my devices.",\
            "policyVersion":"2024-12-16","rights":[{"right":"ACCESS"}]}""";

    private final URI submit;

    SubmissionLoad(URI service) {
        this.submit = service.resolve("/api/v1/requests?country=DE");
    }

    /**
     * Runs the load and returns when its time is over.
     *
     * @throws BenchmarkFailure if the service answers anything but 201
     */
    Load run(int clients, Window window) throws InterruptedException {
        long begin = System.nanoTime();
        long from = begin + window.warmUp().toNanos();
        long to = begin + window.whole().toNanos();
        List<Future<long[]>> running = new ArrayList<>();
        try (HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(PATIENCE)
                        .build();
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < clients; i++) {
                running.add(executor.submit(() -> submitUntil(http, from, to)));
            }
            LongStream all = LongStream.empty();
            for (Future<long[]> client : running) {
                all = LongStream.concat(all, LongStream.of(client.get()));
            }
            return Load.of(new Latencies(all.toArray()), window.measured());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof BenchmarkFailure failure
                    ? failure
                    : new BenchmarkFailure("A submission failed: " + e.getCause(), e);
        }
    }

    /** Returns the nanoseconds of each submission that ended within the measured time. */
    private long[] submitUntil(HttpClient http, long from, long to) throws IOException, InterruptedException {
        LongStream.Builder latencies = LongStream.builder();
        long end;
        do {
            HttpRequest request = request();
            long begin = System.nanoTime();
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            end = System.nanoTime();
            if (answer.statusCode() != CREATED) {
                throw new BenchmarkFailure("Intake answered a submission with status " + answer.statusCode());
            }
            if (end >= from && end <= to) {
                latencies.add(end - begin);
            }
        } while (end < to);
        return latencies.build().toArray();
    }

    private HttpRequest request() {
        UUID person = UUID.randomUUID();
        return HttpRequest.newBuilder(submit)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", person.toString())
                .header("X-Forwarded-For", address(person))
                .POST(BodyPublishers.ofString(
                        BODY.formatted(person.toString().substring(0, 8), person.getMostSignificantBits() >>> 1)))
                .build();
    }

    /** Each person has an address of their own, so that nobody's allowance is used up: of the block for documentation. */
    private static String address(UUID person) {
        return "2001:db8:%x:%x::1"
                .formatted(person.getLeastSignificantBits() & 0xFFFF, person.getMostSignificantBits() & 0xFFFF);
    }
}
