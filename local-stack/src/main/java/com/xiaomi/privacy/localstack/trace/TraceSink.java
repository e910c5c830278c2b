package com.xiaomi.privacy.localstack.trace;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.xiaomi.privacy.localstack.LocalServer;
import com.xiaomi.privacy.localstack.StackException;
import com.xiaomi.privacy.localstack.process.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

/**
 * Takes OpenTelemetry traces ({@code POST /v1/traces}, OTLP over HTTP) and writes each export to a file of its own,
 * unpacked but otherwise as it came, so that a run's traces can be searched for what must not be in them.
 */
public final class TraceSink implements LocalServer {
    private static final int OK = 200;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int NO_BODY = -1;

    private final Path folder;
    private final int port;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong exports = new AtomicLong();
    private HttpServer server;

    /**
     * A sink not yet started.
     *
     * @param folder the folder for the exports
     */
    public TraceSink(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    @Override
    public String name() {
        return "Trace sink";
    }

    @Override
    public void start() {
        Folders.create(folder);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new StackException("The trace sink cannot listen on port " + port + ": " + e.getMessage(), e);
        }
        server.setExecutor(executor);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(METHOD_NOT_ALLOWED, NO_BODY);
                return;
            }
            boolean json =
                    "application/json".equals(exchange.getRequestHeaders().getFirst("Content-Type"));
            Path file = folder.resolve("%06d.%s".formatted(exports.incrementAndGet(), json ? "json" : "pb"));
            try (InputStream body = body(exchange)) {
                Files.copy(body, file);
            }
            // An empty answer of the same type is a complete success.
            byte[] answer = json ? new byte[] {'{', '}'} : new byte[0];
            exchange.getResponseHeaders().set("Content-Type", json ? "application/json" : "application/x-protobuf");
            exchange.sendResponseHeaders(OK, answer.length == 0 ? NO_BODY : answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private static InputStream body(HttpExchange exchange) throws IOException {
        boolean packed = "gzip".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        return packed ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
    }

    /** Deletes all exports. */
    @Override
    public void reset() {
        Folders.delete(folder);
        Folders.create(folder);
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
        }
        executor.close();
    }
}
