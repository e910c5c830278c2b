package com.xiaomi.privacy.localstack.origin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.process.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The origin in front of one service that is there (intake) and three that are not. */
@Timeout(60)
class OriginServerIT {
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Map<String, List<String>>> seen = new LinkedBlockingQueue<>();
    private final CountDownLatch secondEvent = new CountDownLatch(1);
    private final AtomicLong received = new AtomicLong();
    private HttpClient client;
    private HttpServer intake;
    private OriginServer origin;
    private int port;

    @BeforeEach
    void start() throws IOException {
        intake = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        intake.setExecutor(executor);
        intake.createContext("/api/v1/requests/live/events", this::streamEvents);
        intake.createContext("/", this::swallow);
        intake.start();
        URI nobody;
        try (Ports ports = new Ports()) {
            port = ports.take(0, "the origin");
            nobody = URI.create("http://127.0.0.1:" + ports.take(0, "nobody"));
        }
        URI somebody = URI.create("http://127.0.0.1:" + intake.getAddress().getPort());
        origin = new OriginServer(
                port,
                Map.of(
                        LocalService.INTAKE, somebody,
                        LocalService.IDENTITY, nobody,
                        LocalService.CASEWORK, nobody,
                        LocalService.NOTIFICATION, nobody));
        origin.start();
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    @AfterEach
    void stop() {
        client.shutdownNow();
        origin.close();
        intake.stop(0);
        executor.shutdownNow();
    }

    private void streamEvents(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("data: one\n\n".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            secondEvent.await();
            exchange.getResponseBody().write("data: two\n\n".getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void swallow(HttpExchange exchange) throws IOException {
        try (exchange;
                InputStream body = exchange.getRequestBody()) {
            seen.add(Map.copyOf(exchange.getRequestHeaders()));
            byte[] buffer = new byte[8192];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                received.addAndGet(read);
            }
            exchange.getResponseHeaders().set("ETag", "\"7\"");
            exchange.sendResponseHeaders(201, -1);
        }
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    @Test
    void theServiceSeesWhoAskedAndNotWhatTheClientClaims() throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(url("/api/v1/requests?country=DE"))
                        .header("X-Forwarded-For", "203.0.113.9")
                        .header("X-Forwarded-Prefix", "/internal")
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("ETag")).contains("\"7\"");
        Map<String, List<String>> headers = seen.take();
        assertThat(headers.get("X-forwarded-for")).containsExactly("127.0.0.1");
        assertThat(headers.get("X-forwarded-host")).containsExactly("127.0.0.1:" + port);
        assertThat(headers.get("X-forwarded-proto")).containsExactly("http");
        assertThat(headers).doesNotContainKey("X-forwarded-prefix");
    }

    @Test
    void serverSentEventsArriveOneByOne() throws Exception {
        HttpResponse<InputStream> answer = client.send(
                HttpRequest.newBuilder(url("/api/v1/requests/live/events")).build(), BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("data: one");
            assertThat(lines.readLine()).isEmpty();
            // Only now does the service send the second: the first did not wait for it.
            secondEvent.countDown();
            assertThat(lines.readLine()).isEqualTo("data: two");
        }
    }

    @Test
    void aLargeUploadPassesThrough() throws Exception {
        long size = 200L << 20;
        byte[] piece = new byte[1 << 20];
        HttpRequest upload = HttpRequest.newBuilder(url("/api/v1/requests/x/attachments/y"))
                .PUT(HttpRequest.BodyPublishers.ofByteArrays(
                        () -> java.util.Collections.nCopies((int) (size / piece.length), piece)
                                .iterator()))
                .build();

        assertThat(client.send(upload, BodyHandlers.discarding()).statusCode()).isEqualTo(201);
        assertThat(received).hasValue(size);
    }

    @Test
    void aServiceThatIsDownIsAProblemToTryAgainLater() throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(url("/api/v1/cases"))
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .timeout(Duration.ofSeconds(10))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"status\":503");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/contact",
                "//internal/contact",
                "/api/v1/requests/../../../internal/contact",
                "/api/v1/requests/%2e%2e/%2e%2e/%2e%2e/internal/contact",
                "/api/v1/requests/..%2f..%2f..%2finternal%2fcontact",
                "http://127.0.0.1/internal/contact",
            })
    void internalPathsNeverReachAService(String target) throws Exception {
        // By hand, for an honest client would tidy up the path before it sends it.
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .formatted(target)
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 404").contains("application/problem+json");
        }
        assertThat(seen.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }
}
