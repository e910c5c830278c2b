package com.xiaomi.privacy.foundation.answer;

import com.xiaomi.privacy.foundation.problem.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Response.Status;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/**
 * Logs who was stopped: no or a bad token, a missing role, too many calls (OWASP ASVS 5.0, 16.3). The endpoint is named and not the
 * address, which may say of whom; the trace id in the log leads to the rest.
 */
class RefusedCalls {

    private static final Set<Integer> STOPPED = Set.of(
            Status.UNAUTHORIZED.getStatusCode(),
            Status.FORBIDDEN.getStatusCode(),
            Status.TOO_MANY_REQUESTS.getStatusCode());
    private static final Logger LOG = Logger.getLogger(RefusedCalls.class);

    @ServerResponseFilter
    void log(ContainerRequestContext call, ContainerResponseContext answer, SimpleResourceInfo endpoint) {
        if (STOPPED.contains(answer.getStatus())) {
            LOG.infof(
                    "refused: %s %s, %d %s",
                    call.getMethod(), name(endpoint), answer.getStatus(), problem(answer.getEntity()));
        }
    }

    private static String name(SimpleResourceInfo endpoint) {
        return endpoint.getResourceClass() == null
                ? "no endpoint"
                : endpoint.getResourceClass().getSimpleName() + "." + endpoint.getMethodName();
    }

    private static Object problem(Object entity) {
        return entity instanceof Problem problem ? problem.type() : "";
    }
}
