package com.xiaomi.privacy.benchmarks.webhooks;

import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** The baseline: the service's HTTP client in a loop, with the same body, signed anew for each call. Nobody asks for it, nothing is recorded. */
final class PlainCalls {

    private static final double NANOS_PER_SECOND = 1e9;

    private final OkHttpClient http = new OkHttpClient();
    private final URI url;
    private final Signature signature;
    private final String body;

    PlainCalls(URI url, Signature signature, String body) {
        this.url = url;
        this.signature = signature;
        this.body = body;
    }

    /**
     * Makes so many.
     *
     * @return calls per second
     */
    double call(int calls, int clients) throws InterruptedException {
        long begin = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<?>> running = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                int first = client;
                running.add(threads.submit(() -> {
                    for (int i = first; i < calls; i += clients) {
                        call();
                    }
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new BenchmarkFailure("A plain call was refused: " + e.getCause(), e);
        }
        return calls / ((System.nanoTime() - begin) / NANOS_PER_SECOND);
    }

    private void call() throws IOException, GeneralSecurityException {
        String id = UUID.randomUUID().toString();
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        Request request = new Request.Builder()
                .url(url.toString())
                .post(RequestBody.create(body.getBytes(StandardCharsets.UTF_8)))
                .header("content-type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", signature.of(id, timestamp, body))
                .build();
        try (Response response = http.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw new IOException("status " + response.code());
            }
        }
    }
}
