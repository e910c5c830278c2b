package com.xiaomi.privacy.identity.evidence;

import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.hold.Isolation;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.foundation.upload.UploadPipeline;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The files themselves: streamed in from the person, and out to reviewers only. */
@Path("/api/v1/verifications/{id}/evidence/{evidenceId}/content")
@Tag(name = "Evidence")
@RunOnVirtualThread
class EvidenceContentResource {

    private final EvidenceFiles files;
    private final Reviews reviews;
    private final OwnRequests ownRequests;
    private final Isolation isolation;
    private final UploadPipeline<Evidence> pipeline;
    private final Caller caller;

    EvidenceContentResource(
            EvidenceFiles files,
            Reviews reviews,
            OwnRequests ownRequests,
            Isolation isolation,
            UploadPipeline<Evidence> pipeline,
            Caller caller) {
        this.files = files;
        this.reviews = reviews;
        this.ownRequests = ownRequests;
        this.isolation = isolation;
        this.pipeline = pipeline;
        this.caller = caller;
    }

    @PUT
    @RolesAllowed(Roles.REQUESTER)
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Send an announced file through this service",
            description = "For whom the object store is out of reach. The file is streamed into quarantine and still"
                    + " has to be completed; until then it can be sent again.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "204", description = "Arrived; complete it")
    @APIResponse(responseCode = "409", description = "The time to send it is over")
    @APIResponse(responseCode = "411", description = "Content-Length is missing")
    @APIResponse(responseCode = "413", description = "It is longer than announced; nothing of it was read")
    @APIResponse(responseCode = "415", description = "Content-Type is not what was announced")
    @APIResponse(responseCode = "422", description = "It is shorter than announced; nothing of it was read")
    public Response sendEvidence(
            @PathParam("id") UUID id,
            @PathParam("evidenceId") UUID evidenceId,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_LENGTH) String length,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) String mediaType,
            InputStream body)
            throws IOException {
        Actor.Requester person = caller.requester();
        Evidence announced =
                files.find(person.requestId(), id, evidenceId).orElseThrow(EvidenceContentResource::unknown);
        pipeline.receive(announced, length, mediaType, body);
        return Response.noContent().build();
    }

    @GET
    @RolesAllowed({Roles.IDENTITY_REVIEWER, Roles.LEGAL})
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            summary = "Look at a piece of evidence",
            description = "For reviewers, or, if it is isolated under a legal hold, for the role legal. Each look is"
                    + " noted in the audit trail. Or a part of it, with 'Range:"
                    + " bytes=…'.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", description = "There is no such file, or it is not kept any more")
    @APIResponse(responseCode = "409", description = "The request is the reviewer's own")
    public Response lookAtEvidence(
            @PathParam("id") UUID id,
            @PathParam("evidenceId") UUID evidenceId,
            @HeaderParam("Range") String range,
            @HeaderParam("If-Range") String ifRange)
            throws IOException {
        Actor.Staff reviewer = caller.staff();
        UUID requestId = reviews.requestOf(id).orElseThrow(EvidenceContentResource::unknown);
        isolation.requireLook(requestId, Roles.IDENTITY_REVIEWER);
        ownRequests.refuse(requestId, caller.staffEmail());
        Evidence seen = files.look(reviewer, id, evidenceId).orElseThrow(EvidenceContentResource::unknown);
        // The name that the person gave it may say more than the reviewer needs.
        Personal name = Personal.of(seen.kind().name().toLowerCase(Locale.ROOT) + "-" + evidenceId);
        return pipeline.download(seen, files.keyOf(seen), name, range, ifRange);
    }

    private static ProblemException unknown() {
        return ProblemException.of(ProblemType.NOT_FOUND, "There is no such file in this verification.");
    }
}
