package com.xiaomi.privacy.rightsctl.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Answers on this machine, and remembers what it was asked. */
public final class PlayedServer implements AutoCloseable {

    private final HttpServer server;
    private final List<String> asked = new ArrayList<>();

    private PlayedServer(HttpServer server) {
        this.server = server;
    }

    /**
     * One that answers so.
     *
     * @param bodies one call after the other, the last again and again
     */
    public static PlayedServer answering(int status, String... bodies) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        PlayedServer played = new PlayedServer(server);
        Deque<String> left = new ArrayDeque<>(List.of(bodies));
        server.createContext("/", exchange -> {
            played.asked.add(exchange.getRequestURI()
                    + Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                            .map(token -> " " + token)
                            .orElse(""));
            byte[] body = (left.size() > 1 ? left.pop() : left.peek()).getBytes(StandardCharsets.UTF_8);
            try (exchange) {
                exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        return played;
    }

    /** Where it answers. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Paths with query, and the authorization behind them if there was one. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
