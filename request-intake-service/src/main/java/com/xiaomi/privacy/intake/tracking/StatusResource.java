package com.xiaomi.privacy.intake.tracking;

import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where a person sees how their request goes. */
@Path("/api/v1/requests/{reference}")
@Tag(name = "Requests")
@RunOnVirtualThread
@RolesAllowed(Roles.REQUESTER)
@Produces(MediaType.APPLICATION_JSON)
class StatusResource {

    private final StatusDocuments documents;
    private final Caller caller;

    StatusResource(StatusDocuments documents, Caller caller) {
        this.documents = documents;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "See how a request goes",
            description = "States, dates, what to do next, own files and what happened. Needs a pass.")
    @APIResponse(
            responseCode = "200",
            description = "How it goes",
            content = @Content(schema = @Schema(implementation = StatusView.class)))
    @APIResponse(responseCode = "304", description = "Nothing has changed since the ETag of If-None-Match")
    public Response status(@PathParam("reference") String reference, @Context Request request) {
        StatusDocument status = documents.of(caller.requesterOf(reference).requestId());
        EntityTag tag = new EntityTag(status.tag());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder response = unchanged == null
                ? Response.ok(status.json(), MediaType.APPLICATION_JSON).tag(tag)
                : unchanged;
        return response.header(HttpHeaders.CACHE_CONTROL, "private, no-cache").build();
    }
}
