package com.xiaomi.privacy.foundation.access;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.common.OidcEndpoint;
import io.quarkus.oidc.common.OidcResponseFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.Response;

/** Tells a sign-in server that can't say now whether a session still is from one that says no: the token is not bad then. */
@ApplicationScoped
@Unremovable
@OidcEndpoint(OidcEndpoint.Type.USERINFO)
class BusySignInServer implements OidcResponseFilter {

    @Override
    public void filter(OidcResponseContext answer) {
        int status = answer.statusCode();
        if (status >= Response.Status.INTERNAL_SERVER_ERROR.getStatusCode()
                || status == Response.Status.TOO_MANY_REQUESTS.getStatusCode()) {
            throw new ServiceUnavailableException();
        }
    }
}
