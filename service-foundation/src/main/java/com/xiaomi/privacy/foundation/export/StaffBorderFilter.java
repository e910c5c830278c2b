package com.xiaomi.privacy.foundation.export;

import com.xiaomi.privacy.foundation.access.AccessConfig;
import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.SentTokens;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Staff who work elsewhere see data of the cell under a recorded safeguard only (POLICY.md, section 10): whatever somebody in another country
 * can read has been transferred there (EDPB Guidelines 05/2021, section 2). Every endpoint is guarded unless it says that it shows none.
 */
public class StaffBorderFilter {

    // Behind the filter that refuses tokens that are not valid.
    private static final int LAST = Priorities.USER + 200;

    private final CurrentIdentityAssociation identities;
    private final AccessConfig config;
    private final StaffBorder border;
    private final SafeguardInUse inUse;

    StaffBorderFilter(
            CurrentIdentityAssociation identities, AccessConfig config, StaffBorder border, SafeguardInUse inUse) {
        this.identities = identities;
        this.config = config;
        this.border = border;
        this.inUse = inUse;
    }

    @ServerRequestFilter(priority = LAST)
    Uni<Response> check(ContainerRequestContext request, ResourceInfo resource) {
        if (!SentTokens.areIn(request, resource)
                || resource.getResourceClass().isAnnotationPresent(OutsideBorder.class)) {
            return Uni.createFrom().nullItem();
        }
        return identities.getDeferredIdentity().map(this::require);
    }

    private Response require(SecurityIdentity identity) {
        if (identity.getPrincipal() instanceof JsonWebToken token
                && config.staffIssuer().toString().equals(token.getIssuer())
                && Caller.isHuman(token)) {
            inUse.use(border.require(Caller.workPlace(token)));
        }
        return null;
    }
}
