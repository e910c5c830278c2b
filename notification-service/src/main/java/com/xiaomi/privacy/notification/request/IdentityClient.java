package com.xiaomi.privacy.notification.request;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.xiaomi.privacy.foundation.protection.Personal;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Asks identity-verification, the only one that can make a code. */
@RegisterRestClient(configKey = "identity")
@OidcClientFilter
@Path("/internal/challenges")
public interface IdentityClient {

    /** The code of one issue; 410 once it is used, replaced or expired. */
    @GET
    @Path("/{challengeId}/code")
    Code code(@PathParam("challengeId") UUID challengeId, @QueryParam("issue") int issue);

    /**
     * A code to be sent; kept nowhere.
     *
     * @param code as secret as personal data, so in the same wrapping
     * @param validMinutes whole minutes that it still works
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Code(Personal code, long validMinutes) {}
}
