package com.xiaomi.privacy.benchmarks.mails;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A stand-in for intake and identity-verification: answers over HTTP, without a database, with an address made of the request's id and with
 * one code for all. So what is measured is notification-service; the real ones take time of their own for each answer. The tokens that it
 * wants to see come from the real sign-in server, but it checks none.
 */
public final class PlayedServices implements AutoCloseable {

    /** Behind the id of a request it is the address of its person. */
    public static final String DOMAIN = "@people.example";

    private static final int NOTHING = -1;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    /** Listens on a free port of 127.0.0.1. */
    public PlayedServices() throws IOException {
        // Else each answer waits for the acknowledgement of its own head, up to 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/internal/requests/", exchange -> answer(exchange, """
                {"email":"%s%s","name":"A. Sample"}""".formatted(id(exchange), DOMAIN)));
        server.createContext("/internal/challenges/", exchange -> answer(exchange, """
                {"code":"493817","validMinutes":10}"""));
        server.start();
    }

    /** What the service must be told to ask here. */
    public Map<String, String> configuration() {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of("rights.services.intake-url", url, "rights.services.identity-url", url);
    }

    private static String id(HttpExchange exchange) {
        return exchange.getRequestURI().getPath().split("/")[3];
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            String token = exchange.getRequestHeaders().getFirst("Authorization");
            if (token == null || !token.startsWith("Bearer ")) {
                exchange.sendResponseHeaders(HttpURLConnection.HTTP_UNAUTHORIZED, NOTHING);
                return;
            }
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(HttpURLConnection.HTTP_OK, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
