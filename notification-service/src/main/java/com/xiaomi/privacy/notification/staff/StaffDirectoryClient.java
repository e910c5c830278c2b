package com.xiaomi.privacy.notification.staff;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.xiaomi.privacy.foundation.protection.Personal;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The part of Keycloak's admin API that says who a member of the staff is; needs its role {@code view-users}. */
@RegisterRestClient(configKey = "staff-directory")
@OidcClientFilter
@Path("/users")
public interface StaffDirectoryClient {

    /** A user of the realm; 404 if there is none. */
    @GET
    @Path("/{sub}")
    User user(@PathParam("sub") UUID sub);

    /**
     * A user; kept nowhere.
     *
     * @param email null if none is known
     * @param emailVerified whether the realm vouches for it
     * @param enabled whether they can sign in
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record User(Personal email, boolean emailVerified, boolean enabled) {}
}
