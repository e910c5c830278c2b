package com.xiaomi.privacy.localstack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Lets other processes ask the stack whether it is alive ({@code GET /alive}) and to reset it ({@code POST /reset}). */
final class ControlServer implements AutoCloseable {
    private static final int OK = 200;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int FAILED = 500;

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    ControlServer(int port, Runnable reset) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(executor);
        server.createContext("/alive", exchange -> answer(exchange, "GET", () -> {}));
        server.createContext("/reset", exchange -> answer(exchange, "POST", reset));
        server.start();
    }

    private static void answer(HttpExchange exchange, String method, Runnable action) throws IOException {
        if (!exchange.getRequestMethod().equals(method)) {
            send(exchange, METHOD_NOT_ALLOWED, "Use " + method);
            return;
        }
        try {
            action.run();
            send(exchange, OK, "done");
        } catch (StackException e) {
            send(exchange, FAILED, e.getMessage());
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        executor.close();
    }
}
