package com.xiaomi.privacy.notification.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * Plays intake, identity-verification and the sign-in server over real HTTP: answers what a test told it to, path by
 * path, and 404 to the rest. A call without a bearer token gets 401, as from the real ones.
 */
public final class OtherServices {

    private static final Map<String, Answer> ANSWERS = new ConcurrentHashMap<>();

    static {
        // Asked for by the clock, whatever a test is about.
        ANSWERS.put("/internal/work-digests", answer("{\"agents\":[]}"));
        ANSWERS.put("/internal/work-digests/unassigned", answer(World.NO_WORK));
    }

    private static final Map<String, Integer> FAILURES = new ConcurrentHashMap<>();

    private final HttpServer server;

    public OtherServices() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", OtherServices::answer);
        server.createContext("/~answers", OtherServices::learn);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public void stop() {
        server.stop(0);
    }

    // Tests run in another class loader than this server, so they teach it over HTTP too.
    private static void learn(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().toString().substring("/~answers".length());
            int status = Integer.parseInt(exchange.getRequestHeaders().getFirst("Status"));
            int failures = Integer.parseInt(exchange.getRequestHeaders().getFirst("Failures"));
            String question = question(path, exchange.getRequestHeaders().getFirst("Asked"));
            ANSWERS.put(question, new Answer(status, exchange.getRequestBody().readAllBytes()));
            FAILURES.put(question, failures);
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = question(
                    exchange.getRequestURI().getPath(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            if (authorization == null || !authorization.startsWith("Bearer ")) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            if (FAILURES.getOrDefault(path, 0) > 0) {
                FAILURES.merge(path, -1, Integer::sum);
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            // What a test says of a question with all its parameters counts more.
            Answer answer = Optional.ofNullable(
                            ANSWERS.get(exchange.getRequestURI().toString()))
                    .orElse(ANSWERS.getOrDefault(path, new Answer(404, "{}".getBytes(StandardCharsets.UTF_8))));
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    // What is asked in a body is another question for each body.
    private static String question(String path, String body) {
        return body == null || body.isEmpty() ? path : path + " " + body;
    }

    private static Answer answer(String json) {
        return new Answer(200, json.getBytes(StandardCharsets.UTF_8));
    }

    @SuppressWarnings("ArrayRecordComponent") // Only handed through.
    private record Answer(int status, byte[] body) {}
}
