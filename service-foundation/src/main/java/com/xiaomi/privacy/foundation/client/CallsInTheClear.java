package com.xiaomi.privacy.foundation.client;

import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses what came to the proxy in front without TLS, so that who calls so notices. A redirect would hide that tokens and data go in the clear first
 * (OWASP ASVS 5.0, 4.1.2). Who writes the header without being a proxy is refused for it, and gains nothing.
 */
public class CallsInTheClear {

    private static final int BEFORE_OTHERS = Priorities.AUTHENTICATION;
    private static final String PROTOCOL = "X-Forwarded-Proto";
    private static final String CLEAR = "http";

    private final ClientConfig config;

    CallsInTheClear(ClientConfig config) {
        this.config = config;
    }

    @ServerRequestFilter(priority = BEFORE_OTHERS)
    void check(ContainerRequestContext request) {
        if (config.requireTls() && CLEAR.equalsIgnoreCase(request.getHeaderString(PROTOCOL))) {
            throw ProblemException.of(
                    ProblemType.MALFORMED_REQUEST,
                    "Call by https. This call came in the clear: take what it carried, tokens included, for read by others.");
        }
    }
}
