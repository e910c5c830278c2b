package com.xiaomi.privacy.casework.trail;

import com.xiaomi.privacy.foundation.audit.TrailVerification.Verification;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.quarkus.rest.client.reactive.Url;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URI;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Has a service check all of its trail. That takes as long as reading it. */
@RegisterRestClient(configKey = "verifications")
@OidcClientFilter
@Path("/internal/audit/verification")
interface VerificationClient {

    @GET
    Verification verification(@Url URI service);
}
