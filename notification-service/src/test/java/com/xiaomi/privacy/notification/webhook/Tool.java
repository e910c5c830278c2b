package com.xiaomi.privacy.notification.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A tool that is called: answers as it is told, 204 otherwise, and remembers every call. */
final class Tool implements AutoCloseable {

    private final HttpServer server;
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final CountDownLatch awake;

    private Tool(CountDownLatch awake) throws IOException {
        this.awake = awake;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    static Tool started() throws IOException {
        return new Tool(new CountDownLatch(0));
    }

    /** One that answers nobody before the latch is open. */
    static Tool asleep(CountDownLatch awake) throws IOException {
        return new Tool(awake);
    }

    URI url() {
        return URI.create(
                "http://127.0.0.1:%d/hook?key=abc".formatted(server.getAddress().getPort()));
    }

    /** The next call gets this answer. */
    Tool answers(int status, Map<String, String> headers) {
        answers.add(new Answer(status, headers));
        return this;
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values.getFirst()));
            calls.add(new Call(exchange.getRequestURI(), headers, body));
            awake.await();
            Answer answer = answers.isEmpty() ? new Answer(204, Map.of()) : answers.remove();
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Answer(int status, Map<String, String> headers) {}

    record Call(URI address, Map<String, String> headers, String body) {}
}
