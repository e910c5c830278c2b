package com.xiaomi.privacy.foundation.limit;

import com.xiaomi.privacy.foundation.access.AccessConfig;
import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.SentTokens;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Counts all calls of each account of the staff realm: {@code rights.limits.staff} for people, {@code rights.limits.program} for data systems and other
 * programs. What services ask of one another is not counted: it follows from calls and events that are.
 */
public class AccountLimit {

    // Behind the filter that refuses tokens that are not valid: who calls is known by then.
    private static final int KNOWN = Priorities.USER + 300;
    private static final String BETWEEN_SERVICES = "/internal/";
    private static final String STAFF = "staff";
    private static final String PROGRAM = "program";

    private final RateLimiter limiter;
    private final CurrentIdentityAssociation identities;
    private final AccessConfig config;

    AccountLimit(RateLimiter limiter, CurrentIdentityAssociation identities, AccessConfig config) {
        this.limiter = limiter;
        this.identities = identities;
        this.config = config;
    }

    @ServerRequestFilter(priority = KNOWN)
    void check(ContainerRequestContext request, ResourceInfo resource) {
        if (SentTokens.areIn(request, resource)
                && !request.getUriInfo().getPath().startsWith(BETWEEN_SERVICES)
                && identities.getIdentity().getPrincipal() instanceof JsonWebToken token
                && config.staffIssuer().toString().equals(token.getIssuer())) {
            limiter.requireAccount(Caller.isHuman(token) ? STAFF : PROGRAM, token.getSubject());
        }
    }
}
