package com.xiaomi.privacy.localstack.origin;

import com.xiaomi.privacy.localstack.LocalService;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Passes one request to its service and the answer back, both as streams: nothing is held in memory as a whole. */
final class Forwarder implements Handler<HttpServerRequest> {
    private static final int NOT_FOUND = 404;
    private static final int BAD_GATEWAY = 502;
    private static final int UNAVAILABLE = 503;
    private static final String RETRY_AFTER_SECONDS = "2";

    /** Headers that concern one connection only (RFC 9110 section 7.6.1). */
    private static final Set<String> HOP_BY_HOP = Set.of(
            "Connection",
            "Keep-Alive",
            "Proxy-Authenticate",
            "Proxy-Authorization",
            "Proxy-Connection",
            "TE",
            "Trailer",
            "Transfer-Encoding",
            "Upgrade");

    /** Only the origin may say these; what a client claims about itself is dropped. */
    private static final Set<String> FORWARDING = Set.of(
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "X-Real-IP");

    private final HttpClient client;
    private final Map<LocalService, URI> services;

    Forwarder(HttpClient client, Map<LocalService, URI> services) {
        this.client = client;
        this.services = services;
    }

    @Override
    public void handle(HttpServerRequest request) {
        Optional<URI> service = request.path() == null || !request.uri().startsWith("/")
                ? Optional.empty()
                : OriginRoutes.find(request.path()).map(services::get);
        service.ifPresentOrElse(
                target -> forward(request, target),
                () -> Problem.send(request, NOT_FOUND, "Not found", "Nothing is served here."));
    }

    private void forward(HttpServerRequest request, URI target) {
        // Until the connection stands nobody reads the body.
        request.pause();
        RequestOptions options = new RequestOptions()
                .setMethod(request.method())
                .setHost(target.getHost())
                .setPort(target.getPort())
                .setURI(request.uri());
        client.request(options)
                .onSuccess(outgoing -> exchange(request, outgoing))
                .onFailure(failure -> {
                    request.response().putHeader("Retry-After", RETRY_AFTER_SECONDS);
                    Problem.send(request, UNAVAILABLE, "Service unavailable", "Try again in a moment.");
                });
    }

    private static void exchange(HttpServerRequest request, HttpClientRequest outgoing) {
        HttpServerResponse response = request.response();
        response.closeHandler(gone -> outgoing.reset());
        copyRequestHeaders(request, outgoing);
        outgoing.response().onSuccess(answer -> passBack(answer, response)).onFailure(failure -> {
            // It may have been delivered: the client must not take this for "nothing happened".
            Problem.send(request, BAD_GATEWAY, "No answer", "It is not known whether the request was handled.");
        });
        request.pipeTo(outgoing).onFailure(failure -> outgoing.reset());
    }

    private static void copyRequestHeaders(HttpServerRequest request, HttpClientRequest outgoing) {
        copy(request.headers(), outgoing.headers());
        MultiMap headers = outgoing.headers();
        FORWARDING.forEach(headers::remove);
        headers.remove("Expect");
        headers.set("X-Forwarded-For", request.remoteAddress().hostAddress());
        headers.set("X-Forwarded-Proto", request.scheme());
        String host = request.getHeader("Host");
        if (host != null) {
            headers.set("X-Forwarded-Host", host);
        }
        if (request.getHeader("Transfer-Encoding") != null) {
            outgoing.setChunked(true);
        }
    }

    private static void passBack(HttpClientResponse answer, HttpServerResponse response) {
        if (response.closed()) {
            answer.request().reset();
            return;
        }
        response.setStatusCode(answer.statusCode()).setStatusMessage(answer.statusMessage());
        copy(answer.headers(), response.headers());
        if (answer.getHeader("Content-Length") == null && answer.getHeader("Transfer-Encoding") != null) {
            response.setChunked(true);
        }
        answer.pipeTo(response).onFailure(failure -> response.reset());
    }

    private static void copy(MultiMap from, MultiMap to) {
        to.addAll(from);
        HOP_BY_HOP.forEach(to::remove);
        String named = from.get("Connection");
        if (named != null) {
            for (String header : named.split(",")) {
                to.remove(header.strip());
            }
        }
    }
}
