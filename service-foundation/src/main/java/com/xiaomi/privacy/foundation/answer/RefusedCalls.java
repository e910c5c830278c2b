package com.xiaomi.privacy.foundation.answer;

import com.xiaomi.privacy.foundation.problem.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/**
 * Logs what was refused: no or a bad token, a missing role, too many calls, input against the rules, what is not there (OWASP ASVS 5.0, 16.3).
 * The endpoint is named and neither the address, which may say of whom, nor what was sent; the trace id in the log leads to the rest.
 */
class RefusedCalls {

    private static final Logger LOG = Logger.getLogger(RefusedCalls.class);

    @ServerResponseFilter
    void log(ContainerRequestContext call, ContainerResponseContext answer, SimpleResourceInfo endpoint) {
        if (Status.Family.familyOf(answer.getStatus()) == Status.Family.CLIENT_ERROR) {
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
