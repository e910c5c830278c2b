package com.xiaomi.privacy.connector.conformance;

import com.xiaomi.privacy.connector.conformance.PlayedNews.News;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Mode {@code WEBHOOK}: by signed calls, which come again until they are answered with 2xx. */
final class WebhookWay implements PlayedNews.Way {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long PAUSE_MILLIS = 500;
    private static final int SUCCESS = 2;
    private static final int HUNDRED = 100;

    private final URI address;
    private final PlayedSeal seal;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** @param address where the connector waits for calls */
    WebhookWay(URI address, PlayedSeal seal) {
        this.address = address;
        this.seal = seal;
    }

    @Override
    public void carry(News news) {
        calls.execute(() -> callUntilItIsTaken(news));
    }

    /**
     * Whether the connector takes a call that says it is of some time and bears a seal. It comes once.
     *
     * @param by whose seal
     */
    boolean takes(News news, Instant at, PlayedSeal by) {
        String timestamp = Long.toString(at.getEpochSecond());
        byte[] signature =
                by.sign("%s.%s.%s".formatted(news.id(), timestamp, news.data()).getBytes(StandardCharsets.UTF_8));
        HttpRequest call = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("ce-specversion", "1.0")
                .header("ce-id", news.id())
                .header("ce-source", "/case-workflow-service")
                .header("ce-type", news.type().type())
                .header("ce-subject", news.requestId())
                .header("webhook-id", news.id())
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", "v1a," + Base64.getEncoder().encodeToString(signature))
                .POST(HttpRequest.BodyPublishers.ofString(news.data()))
                .build();
        try {
            return http.send(call, BodyHandlers.discarding()).statusCode() / HUNDRED == SUCCESS;
        } catch (IOException e) {
            // Not there, or not ready in time: as if it had said so.
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void callUntilItIsTaken(News news) {
        try {
            boolean done = false;
            while (!done) {
                done = takes(news, Instant.now(), seal) || closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        calls.shutdownNow();
        http.shutdownNow();
    }
}
