package com.xiaomi.privacy.casework.trail;

import com.xiaomi.privacy.foundation.audit.CheckedChain;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.quarkus.rest.client.reactive.Url;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What every service of the house tells of its part of the trail. */
@RegisterRestClient(configKey = "trails")
@OidcClientFilter
@Path("/internal/audit/chains/{chainId}")
interface TrailClient {

    @GET
    CheckedChain chain(@Url URI service, @PathParam("chainId") UUID chainId);
}
