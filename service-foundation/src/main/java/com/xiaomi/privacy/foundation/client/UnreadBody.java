package com.xiaomi.privacy.foundation.client;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.time.Duration;

/** The body of the request at hand, which nobody is to read. */
@ApplicationScoped
public class UnreadBody {

    /**
     * Closing at once would reset the connection of a client that is still sending, and with it the answer on its way. In
     * this time the client sees the answer and stops.
     */
    private static final Duration LINGER = Duration.ofMillis(500);

    private static final long NO_ERROR = 0;

    private final CurrentVertxRequest current;

    UnreadBody(CurrentVertxRequest current) {
        this.current = current;
    }

    /** Leaves it unread, and closes the connection after the answer; of a shared one only the stream. */
    public void leave() {
        RoutingContext context = current.getCurrent();
        HttpServerRequest request = context.request();
        if (request.version() == HttpVersion.HTTP_2) {
            // Other requests share the connection. RFC 9113 §8.1: the answer is whole, and no more of the body is
            // wanted.
            context.addEndHandler(answered -> request.response().reset(NO_ERROR));
            return;
        }
        context.response().putHeader("Connection", "close");
        context.addEndHandler(answered -> context.vertx()
                .setTimer(LINGER.toMillis(), lingered -> request.connection().close()));
    }

    /** Names where to send it instead. */
    public void linkTo(URI there) {
        current.getCurrent().response().putHeader(HttpHeaders.LINK, "<" + there + ">; rel=\"alternate\"");
    }
}
