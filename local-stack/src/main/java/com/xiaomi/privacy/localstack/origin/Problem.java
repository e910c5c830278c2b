package com.xiaomi.privacy.localstack.origin;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/** What the origin itself answers: RFC 9457 problems, as the services do. */
final class Problem {
    private Problem() {}

    /** Sends a problem, unless the answer has begun or the client has gone. */
    static void send(HttpServerRequest request, int status, String title, String detail) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            response.reset();
            return;
        }
        // The body that nobody read must not be taken for the next request.
        request.resume();
        response.headers().remove("Content-Length");
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .end(new JsonObject()
                        .put("type", "about:blank")
                        .put("title", title)
                        .put("status", status)
                        .put("detail", detail)
                        .encode())
                .onFailure(failure -> response.reset());
    }
}
