package com.xiaomi.privacy.foundation.export;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What case-workflow knows of recorded safeguards. */
@RegisterRestClient(configKey = "safeguards")
@OidcClientFilter
@Path("/internal/safeguards/staff-access")
interface SafeguardClient {

    @GET
    Answer safeguard(@QueryParam("affiliate") String affiliate, @QueryParam("country") String country);

    /**
     * What the register says.
     *
     * @param admitted whether they may see data
     * @param transferId the entry under which; null if they may not, or data does not leave its region
     */
    record Answer(boolean admitted, UUID transferId) {}
}
