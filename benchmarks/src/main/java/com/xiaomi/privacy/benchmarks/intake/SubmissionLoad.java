package com.xiaomi.privacy.benchmarks.intake;

import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import com.xiaomi.privacy.benchmarks.measure.ClosedLoop;
import com.xiaomi.privacy.benchmarks.measure.Load;
import com.xiaomi.privacy.benchmarks.measure.SampleAddress;
import com.xiaomi.privacy.benchmarks.measure.Window;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;

/** Clients that submit one request after the other, each for another invented person. */
public final class SubmissionLoad {
    private static final int CREATED = 201;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String BODY = """
            {"language":"de","requesterKind":"SELF",\
            "contact":{"name":"Erika Mustermann","email":"erika.%1$s@example.org","miId":"%2$d"},\
            "furtherInformation":"My phone was stolen; please send me a copy of what you keep about me and my devices.",\
            "policyVersion":"2024-12-16","rights":[{"right":"ACCESS"}]}""";

    private final URI submit;

    /** @param service base URL of intake */
    public SubmissionLoad(URI service) {
        this.submit = service.resolve("/api/v1/requests?country=DE");
    }

    /**
     * Runs the load and returns when its time is over.
     *
     * @throws BenchmarkFailure if the service answers anything but 201
     */
    public Load run(int clients, Window window) throws InterruptedException {
        try (HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build()) {
            return ClosedLoop.run(clients, window, () -> submit(http));
        }
    }

    private void submit(HttpClient http) throws IOException, InterruptedException {
        int status = http.send(request(), BodyHandlers.discarding()).statusCode();
        if (status != CREATED) {
            throw new BenchmarkFailure("Intake answered a submission with status " + status);
        }
    }

    private HttpRequest request() {
        UUID person = UUID.randomUUID();
        return HttpRequest.newBuilder(submit)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", person.toString())
                .header(SampleAddress.HEADER, SampleAddress.of(person))
                .POST(BodyPublishers.ofString(
                        BODY.formatted(person.toString().substring(0, 8), person.getMostSignificantBits() >>> 1)))
                .build();
    }
}
