package com.xiaomi.privacy.foundation.client;

import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses a JSON body that is larger than any form can be, before it is parsed and without reading it to its end. */
public class JsonBodyLimit {

    // After the filters of a service, which may refuse a call without reading anything of it.
    private static final int AFTER_OTHERS = Priorities.USER + 500;

    private final ClientConfig config;

    JsonBodyLimit(ClientConfig config) {
        this.config = config;
    }

    @ServerRequestFilter(priority = AFTER_OTHERS)
    void check(ContainerRequestContext request) throws IOException {
        if (!isJson(request.getMediaType())) {
            return;
        }
        int most = config.maxJsonBytes();
        String declared = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (declared == null) {
            // Chunked: how long it is shows only when it comes.
            byte[] body = request.getEntityStream().readNBytes(most + 1);
            if (body.length > most) {
                throw tooLarge(most);
            }
            request.setEntityStream(new ByteArrayInputStream(body));
        } else if (Long.parseLong(declared) > most) {
            throw tooLarge(most);
        }
    }

    private static boolean isJson(MediaType type) {
        return type != null
                && (type.isCompatible(MediaType.APPLICATION_JSON_TYPE)
                        || type.getSubtype().endsWith("+json"));
    }

    private static ProblemException tooLarge(int most) {
        return ProblemException.of(ProblemType.PAYLOAD_TOO_LARGE, "Send at most " + most + " bytes of JSON.");
    }
}
