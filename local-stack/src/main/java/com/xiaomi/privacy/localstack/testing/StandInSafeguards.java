package com.xiaomi.privacy.localstack.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Plays case-workflow's register of transfers over real HTTP, for tests of the services that ask it. */
public final class StandInSafeguards implements AutoCloseable {

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;

    private final Map<String, UUID> recorded = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;

    /** @param casework where the service under test looks for case-workflow */
    public StandInSafeguards(URI casework) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), casework.getPort()), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/internal/safeguards/staff-access", this::answer);
        server.start();
    }

    /** Two people have agreed on it. */
    public void record(String affiliate, String country, UUID transferId) {
        recorded.put(query(affiliate, country), transferId);
    }

    /** Somebody has ended it. */
    public void end(String affiliate, String country) {
        recorded.remove(query(affiliate, country));
    }

    /** How often it was asked. */
    public int asked() {
        return asked.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            if (authorization == null || !authorization.startsWith("Bearer ")) {
                exchange.sendResponseHeaders(UNAUTHORIZED, -1);
                return;
            }
            asked.incrementAndGet();
            UUID transferId = recorded.get(exchange.getRequestURI().getQuery());
            send(
                    exchange,
                    transferId == null
                            ? "{\"admitted\":false,\"transferId\":null}"
                            : "{\"admitted\":true,\"transferId\":\"" + transferId + "\"}");
        }
    }

    private static void send(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(OK, body.length);
        exchange.getResponseBody().write(body);
    }

    private static String query(String affiliate, String country) {
        return "affiliate=" + affiliate + "&country=" + country;
    }
}
