package com.xiaomi.privacy.foundation.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.foundation.problem.Problem;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Refuses a message whose end can't be known, because it is coded for transfer in another way than in chunks, and closes the connection (RFC 9112, 6.3). Vert.x
 * would take it for one without a body, and what follows for the next call, which what stands in front may have taken for this one's body.
 */
@ApplicationScoped
class MessageEnds {

    private static final Logger LOG = Logger.getLogger(MessageEnds.class);
    private static final int BEFORE_ALL = 1000;
    private static final String CHUNKED = "chunked";

    private final ObjectMapper json;

    MessageEnds(ObjectMapper json) {
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ALL);
    }

    private void check(RoutingContext call) {
        String coding = call.request().getHeader(HttpHeaders.TRANSFER_ENCODING);
        if (coding == null || CHUNKED.equalsIgnoreCase(coding.trim())) {
            call.next();
        } else {
            LOG.info("refused: a message whose end can't be known");
            call.response()
                    .setStatusCode(ProblemType.MALFORMED_REQUEST.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                    .end(problem());
        }
    }

    private String problem() {
        try {
            return json.writeValueAsString(ProblemException.of(
                            ProblemType.MALFORMED_REQUEST, "Send the body with Content-Length, or in chunks.")
                    .toProblem());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem without values can't be written", e);
        }
    }
}
