package com.xiaomi.privacy.identity.intake;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Intake's internal API, as identity-verification needs it. Every call names its purpose and is audited by intake. */
@RegisterRestClient(configKey = "intake")
@OidcClientFilter
@Path("/internal/requests/{requestId}")
interface IntakeClient {

    @POST
    @Path("/account-match")
    AccountMatch accountMatch(
            @PathParam("requestId") UUID requestId, @QueryParam("purpose") String purpose, AccountClaims claims);

    @GET
    @Path("/subject-contact/presence")
    SubjectPresence subjectPresence(@PathParam("requestId") UUID requestId, @QueryParam("purpose") String purpose);
}
