package com.xiaomi.privacy.casework.intake;

import com.xiaomi.privacy.foundation.objects.EncryptedObjects.Grant;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Intake's internal API, as casework needs it. Every call names its purpose and is audited by intake. */
@RegisterRestClient(configKey = "intake")
@OidcClientFilter
@Path("/internal/requests/{requestId}")
interface IntakeClient {

    @GET
    @Path("/person")
    PersonIdentifiers person(
            @PathParam("requestId") UUID requestId,
            @QueryParam("purpose") String purpose,
            @QueryParam("caseId") UUID caseId);

    @GET
    @Path("/request-details")
    RequestDetails requestDetails(@PathParam("requestId") UUID requestId, @QueryParam("purpose") String purpose);

    @POST
    @Path("/attachments/{attachmentId}/grant")
    Grant grant(
            @PathParam("requestId") UUID requestId,
            @PathParam("attachmentId") UUID attachmentId,
            @QueryParam("purpose") String purpose);
}
