package com.xiaomi.privacy.intake.attachment;

import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.DataKey;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The files themselves, streamed in and out. */
@Path("/api/v1/requests/{reference}/attachments")
@Tag(name = "Attachments")
@RunOnVirtualThread
@RolesAllowed(Roles.REQUESTER)
class ContentResource {

    private final Attachments attachments;
    private final UploadPipeline<Attachment> pipeline;
    private final Uploaders uploaders;
    private final Caller caller;

    ContentResource(Attachments attachments, UploadPipeline<Attachment> pipeline, Uploaders uploaders, Caller caller) {
        this.attachments = attachments;
        this.pipeline = pipeline;
        this.uploaders = uploaders;
        this.caller = caller;
    }

    @PUT
    @Path("/{attachmentId}/content")
    @RolesAllowed({Roles.REQUESTER, Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO, Roles.GRIEVANCE_OFFICER})
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
    public Response put(
            @PathParam("reference") String reference,
            @PathParam("attachmentId") UUID attachmentId,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_LENGTH) String length,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) String mediaType,
            InputStream body)
            throws IOException {
        pipeline.receive(require(uploaders.to(reference).requestId(), attachmentId), length, mediaType, body);
        return Response.noContent().build();
    }

    @GET
    @Path("/{attachmentId}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(summary = "Download one's own file", description = "Or a part of it, with 'Range: bytes=…'.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "206",
            description = "The part asked for",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "416", description = "The file has no such part")
    public Response download(
            @PathParam("reference") String reference,
            @PathParam("attachmentId") UUID attachmentId,
            @HeaderParam("Range") String range,
            @HeaderParam("If-Range") String ifRange)
            throws IOException {
        Actor.Requester person = caller.requesterOf(reference);
        Attachment attachment = require(person.requestId(), attachmentId);
        if (attachment.state() != AttachmentState.STORED) {
            throw unknown();
        }
        DataKey key = attachments.keyOf(attachment);
        Personal name = attachment.fileName(key).orElseThrow();
        Response answer = pipeline.download(attachment, key, name, range, ifRange);
        attachments.downloaded(person, attachment);
        return answer;
    }

    private Attachment require(UUID requestId, UUID attachmentId) {
        return attachments.find(requestId, attachmentId).orElseThrow(ContentResource::unknown);
    }

    private static ProblemException unknown() {
        return ProblemException.of(ProblemType.NOT_FOUND, "There is no such file in this request.");
    }
}
