package com.xiaomi.privacy.connector;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.xiaomi.privacy.connector.TaskDesk.DeskRefused;
import com.xiaomi.privacy.connector.TaskDesk.DeskUnavailable;
import com.xiaomi.privacy.connector.TaskMessage.MalformedMessage;
import com.xiaomi.privacy.contracts.webhook.WebhookSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes tasks from signed calls (mode {@code WEBHOOK} of the registry), one at a time. A call is answered with 204 once its work is done,
 * so a crash makes it come again and never loses it. Work that takes longer than the caller waits ends all the same: the call comes
 * again, and finds it done.
 */
final class WebhookReceiver implements TaskSource {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookReceiver.class);
    private static final int LARGEST_BODY = 65_536;
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(10);
    private static final int NO_CONTENT = 204;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_ALLOWED = 405;
    private static final int TOO_LARGE = 413;
    private static final int AWAY = 503;

    private final HttpServer server;
    private final TaskNews news;
    private final TaskDesk desk;
    private final Clock clock;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private final CountDownLatch stopped = new CountDownLatch(1);
    // By the keys that were published when it was last asked for them.
    private WebhookSignature known = new WebhookSignature(List.of());
    private Instant askedAt = Instant.EPOCH;

    /** Listens at once, on all addresses of the machine. */
    WebhookReceiver(int port, TaskNews news, TaskDesk desk, Clock clock) {
        this.news = news;
        this.desk = desk;
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("port %d can't be listened on".formatted(port), e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    @Override
    public void run() throws InterruptedException {
        stopped.await();
    }

    @Override
    public void stop() {
        stopped.countDown();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status(exchange), -1);
        }
    }

    private int status(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            return NOT_ALLOWED;
        }
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            return TOO_LARGE;
        }
        oneAtATime.lock();
        try {
            if (!isGenuine(exchange, body)) {
                LOG.warn("a call is not signed by a key that is published, or is not new");
                return UNAUTHORIZED;
            }
            news.take(exchange.getRequestHeaders().getFirst("ce-type"), new String(body, StandardCharsets.UTF_8));
            return NO_CONTENT;
        } catch (MalformedMessage e) {
            LOG.error("a call is not a readable task");
            return BAD_REQUEST;
        } catch (DeskUnavailable | DeskRefused e) {
            LOG.warn("{}; the call will come again", e.getMessage());
            return AWAY;
        } finally {
            oneAtATime.unlock();
        }
    }

    private boolean isGenuine(HttpExchange exchange, byte[] body) {
        return isGenuine(known, exchange, body) || learnsOfNewKeys() && isGenuine(known, exchange, body);
    }

    /** Whether it asked for the keys again, which it does now and then if those that it knows don't fit: there may be a new one. */
    private boolean learnsOfNewKeys() {
        if (clock.instant().isBefore(askedAt.plus(BETWEEN_QUESTIONS))) {
            return false;
        }
        known = new WebhookSignature(desk.sealKeys().published());
        askedAt = clock.instant();
        return true;
    }

    private boolean isGenuine(WebhookSignature signature, HttpExchange exchange, byte[] body) {
        return signature.isGenuine(
                exchange.getRequestHeaders().getFirst("webhook-id"),
                exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                exchange.getRequestHeaders().getFirst("webhook-signature"),
                body,
                clock.instant());
    }
}
