package com.xiaomi.privacy.casework.trail;

import com.xiaomi.privacy.foundation.anchor.AnchorReport;
import com.xiaomi.privacy.foundation.audit.TrailVerification.Verification;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.quarkus.rest.client.reactive.Url;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URI;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Has a service check all of its trail, and compare it with what was anchored. That takes as long as reading it. */
@RegisterRestClient(configKey = "verifications")
@OidcClientFilter
@Path("/internal/audit")
interface VerificationClient {

    @GET
    @Path("/verification")
    Verification verification(@Url URI service);

    /** Has it compare its trail with what it anchored. */
    @GET
    @Path("/anchors")
    AnchorReport anchors(@Url URI service);
}
