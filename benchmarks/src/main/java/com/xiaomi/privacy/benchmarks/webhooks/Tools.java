package com.xiaomi.privacy.benchmarks.webhooks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Tools that take every call at once and note what they were told: one endpoint, a path for each. */
final class Tools implements AutoCloseable {

    private static final int NOTHING = -1;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final Map<String, Set<String>> told = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Call latest;

    Tools() throws IOException {
        // Else each answer may wait for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    URI url(String tool) {
        return URI.create("http://127.0.0.1:%d/%s".formatted(server.getAddress().getPort(), tool));
    }

    /** How many calls came since the last look back. */
    int calls() {
        return calls.get();
    }

    /** How many different messages came since then, over all tools. */
    int messages() {
        return told.values().stream().mapToInt(Set::size).sum();
    }

    /** The last call; null if there was none. */
    Call latest() {
        return latest;
    }

    /** Counts anew. */
    void forget() {
        told.clear();
        calls.set(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            String id = exchange.getRequestHeaders().getFirst("webhook-id");
            String timestamp = exchange.getRequestHeaders().getFirst("webhook-timestamp");
            String signature = exchange.getRequestHeaders().getFirst("webhook-signature");
            told.computeIfAbsent(path, tool -> ConcurrentHashMap.newKeySet()).add(id);
            latest = new Call(path.substring(1), id, timestamp, signature, body);
            calls.incrementAndGet();
            exchange.sendResponseHeaders(HttpURLConnection.HTTP_NO_CONTENT, NOTHING);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    /** What a tool was told. */
    record Call(String tool, String id, String timestamp, String signature, String body) {}
}
