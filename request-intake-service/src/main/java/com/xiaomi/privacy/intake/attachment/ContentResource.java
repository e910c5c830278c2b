package com.xiaomi.privacy.intake.attachment;

import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.intake.request.Requests;
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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

    private static final int PARTIAL_CONTENT = 206;

    private final Attachments attachments;
    private final UploadStream uploadStream;
    private final Uploaders uploaders;
    private final AttachmentContents contents;
    private final Requests requests;
    private final DataKeys dataKeys;
    private final Caller caller;

    ContentResource(
            Attachments attachments,
            UploadStream uploadStream,
            Uploaders uploaders,
            AttachmentContents contents,
            Requests requests,
            DataKeys dataKeys,
            Caller caller) {
        this.attachments = attachments;
        this.uploadStream = uploadStream;
        this.uploaders = uploaders;
        this.contents = contents;
        this.requests = requests;
        this.dataKeys = dataKeys;
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
        uploadStream.receive(require(uploaders.to(reference).requestId(), attachmentId), length, mediaType, body);
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
        String tag = '"' + attachment.sha256() + '"';
        String wanted = ifRange == null || ifRange.equals(tag) ? range : null;
        DataKey key = dataKeys.byId(requests.require(person.requestId()).dataKeyId());
        Response.ResponseBuilder answer = switch (ByteRange.parse(wanted, attachment.sizeBytes())) {
            case ByteRange.Wish.Whole() -> whole(attachment, key);
            case ByteRange.Wish.Part(ByteRange part) -> part(attachment, key, part);
            case ByteRange.Wish.Outside() ->
                throw ProblemException.of(
                        ProblemType.RANGE_NOT_SATISFIABLE,
                        "The file has " + attachment.sizeBytes() + " bytes; ask for some of them.");
        };
        attachments.downloaded(person, attachment);
        return answer.type(attachment.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(attachment, key))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.ETAG, tag)
                .header("Accept-Ranges", "bytes")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private Response.ResponseBuilder whole(Attachment attachment, DataKey key) throws IOException {
        return Response.ok(contents.open(attachment, key)).header(HttpHeaders.CONTENT_LENGTH, attachment.sizeBytes());
    }

    private Response.ResponseBuilder part(Attachment attachment, DataKey key, ByteRange part) throws IOException {
        return Response.status(PARTIAL_CONTENT)
                .entity(contents.open(attachment, key, part))
                .header("Content-Range", part.header(attachment.sizeBytes()))
                .header(HttpHeaders.CONTENT_LENGTH, part.length());
    }

    private Attachment require(UUID requestId, UUID attachmentId) {
        return attachments.find(requestId, attachmentId).orElseThrow(ContentResource::unknown);
    }

    private static ProblemException unknown() {
        return ProblemException.of(ProblemType.NOT_FOUND, "There is no such file in this request.");
    }

    /** RFC 6266: the encoded form can hold any name and no line end. */
    private static String disposition(Attachment attachment, DataKey key) {
        String name = attachment.fileName(key).map(Personal::reveal).orElse("file");
        return "attachment; filename*=UTF-8''"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
