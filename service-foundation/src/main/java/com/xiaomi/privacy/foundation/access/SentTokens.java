package com.xiaomi.privacy.foundation.access;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Who sends a token means to be known: where anybody may call, a token that is not valid is refused as everywhere else,
 * and never taken for no token. Runs after the country gate, for another cell's token is not valid here.
 */
public class SentTokens {

    private static final int AFTER_COUNTRY_GATE = Priorities.USER + 100;

    private final CurrentIdentityAssociation identities;

    SentTokens(CurrentIdentityAssociation identities) {
        this.identities = identities;
    }

    @ServerRequestFilter(priority = AFTER_COUNTRY_GATE)
    Uni<Response> require(ContainerRequestContext request, ResourceInfo resource) {
        return areIn(request, resource)
                ? identities.getDeferredIdentity().map(SentTokens::known)
                : Uni.createFrom().nullItem();
    }

    /** Whether a call has a token that tells who calls; whose is checked elsewhere, {@link OwnTokens} and the person's tracking token, does not. */
    public static boolean areIn(ContainerRequestContext request, ResourceInfo resource) {
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        return authorization != null
                && !AuthorizationScheme.TRACKING.isIn(authorization)
                && !resource.getResourceClass().isAnnotationPresent(OwnTokens.class);
    }

    private static Response known(SecurityIdentity identity) {
        if (identity.isAnonymous()) {
            throw new UnauthorizedException();
        }
        return null;
    }
}
