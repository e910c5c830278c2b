package com.xiaomi.privacy.intake.attachment;

import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.objects.EncryptedObjects;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.foundation.protection.PersonalText;
import com.xiaomi.privacy.intake.IntakeConfig;
import com.xiaomi.privacy.intake.request.Requests;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Files that a person adds to their request. */
@Path("/api/v1/requests/{reference}/attachments")
@Tag(name = "Attachments")
@RunOnVirtualThread
@RolesAllowed(Roles.REQUESTER)
@Produces(MediaType.APPLICATION_JSON)
class AttachmentResource {

    private final Attachments attachments;
    private final UploadCheck uploadCheck;
    private final Quarantine quarantine;
    private final EncryptedObjects objects;
    private final Requests requests;
    private final DataKeys dataKeys;
    private final Caller caller;
    private final IntakeConfig config;
    private final Clock clock;

    AttachmentResource(
            Attachments attachments,
            UploadCheck uploadCheck,
            Quarantine quarantine,
            EncryptedObjects objects,
            Requests requests,
            DataKeys dataKeys,
            Caller caller,
            IntakeConfig config,
            Clock clock) {
        this.attachments = attachments;
        this.uploadCheck = uploadCheck;
        this.quarantine = quarantine;
        this.objects = objects;
        this.requests = requests;
        this.dataKeys = dataKeys;
        this.caller = caller;
        this.config = config;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Operation(
            summary = "Announce a file",
            description = "Send the file with the method and to the URL of the answer, then complete it.")
    @APIResponse(
            responseCode = "201",
            description = "Announced; nothing is uploaded yet",
            content = @Content(schema = @Schema(implementation = AnnouncedView.class)))
    @APIResponse(responseCode = "422", description = "Such a file is not accepted")
    public AnnouncedView announce(@PathParam("reference") String reference, @NotNull @Valid AnnouncementBody body)
            throws IOException {
        Actor.Requester person = caller.requesterOf(reference);
        FileKind kind = FileKind.declared(body.mediaType())
                .orElseThrow(() -> ProblemException.ofField(
                        ProblemType.FILE_REJECTED, "mediaType", "must be one of " + FileKind.allowed()));
        Instant expiresAt = clock.instant().plus(config.uploadValidity());
        UUID id = attachments
                .announce(person, new Announcement(body.fileName(), kind, body.sizeBytes()))
                .attachmentId();
        return new AnnouncedView(id, new UploadView("PUT", quarantine.uploadUrl(id), expiresAt));
    }

    @POST
    @Path("/{attachmentId}/complete")
    @Operation(
            summary = "Complete an upload",
            description = "The file is checked by its content and kept encrypted. Asking again gives the same answer.")
    @APIResponse(
            responseCode = "200",
            description = "Kept",
            content = @Content(schema = @Schema(implementation = AttachmentView.class)))
    @APIResponse(responseCode = "409", description = "Nothing was uploaded yet")
    @APIResponse(responseCode = "422", description = "The file is not acceptable; nothing of it is kept")
    public AttachmentView complete(
            @PathParam("reference") String reference, @PathParam("attachmentId") UUID attachmentId) throws IOException {
        Actor.Requester person = caller.requesterOf(reference);
        return switch (uploadCheck.complete(person, require(person, attachmentId))) {
            case Completion.Stored(Attachment attachment) -> AttachmentView.of(attachment, dataKey(person));
            case Completion.Rejected(FileRejection why) ->
                throw ProblemException.ofField(ProblemType.FILE_REJECTED, "file", why.words());
            case Completion.NothingUploaded() ->
                throw ProblemException.ofField(
                        ProblemType.FILE_MISSING, "file", "Send the file to the upload URL first.");
        };
    }

    @GET
    @Path("/{attachmentId}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(summary = "Download one's own file")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response download(@PathParam("reference") String reference, @PathParam("attachmentId") UUID attachmentId)
            throws IOException {
        Actor.Requester person = caller.requesterOf(reference);
        Attachment attachment = require(person, attachmentId);
        if (attachment.state() != AttachmentState.STORED) {
            throw unknown();
        }
        DataKey key = dataKey(person);
        attachments.downloaded(person, attachment);
        return Response.ok(objects.open(attachment.content(), key), attachment.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(attachment.fileName(key)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private Attachment require(Actor.Requester person, UUID attachmentId) {
        return attachments.find(person.requestId(), attachmentId).orElseThrow(AttachmentResource::unknown);
    }

    private DataKey dataKey(Actor.Requester person) {
        return dataKeys.byId(requests.require(person.requestId()).dataKeyId());
    }

    private static ProblemException unknown() {
        return ProblemException.of(ProblemType.NOT_FOUND, "There is no such file in this request.");
    }

    /** RFC 6266: the encoded form can hold any name and no line end. */
    private static String disposition(Personal fileName) {
        return "attachment; filename*=UTF-8''"
                + URLEncoder.encode(fileName.reveal(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * A file to be uploaded.
     *
     * @param fileName at most 200 characters, without folders
     * @param mediaType one of those allowed
     * @param sizeBytes at most 20 MB
     */
    record AnnouncementBody(
            @NotNull
            @PersonalText(
                    max = 200,
                    pattern = "[^\\p{Cntrl}/\\\\]*[^\\p{Cntrl}/\\\\\\s.][^\\p{Cntrl}/\\\\]*",
                    message = "must be a file name of 1 to 200 characters without folders")
            @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 200)
            Personal fileName,

            @NotNull String mediaType,

            @Positive @Max(value = Announcement.MAX_BYTES, message = "must be at most 20 MB (20971520 bytes)")
            long sizeBytes) {}

    /** An announced file, and where to send it. */
    record AnnouncedView(UUID attachmentId, UploadView upload) {}

    /**
     * Where to send a file.
     *
     * @param url a secret: whoever has it can upload until it expires
     * @param expiresAt UTC
     */
    record UploadView(String method, URI url, Instant expiresAt) {

        @Override
        public String toString() {
            return "UploadView[until " + expiresAt + "]";
        }
    }
}
