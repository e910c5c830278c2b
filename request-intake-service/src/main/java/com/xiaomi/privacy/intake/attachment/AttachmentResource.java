package com.xiaomi.privacy.intake.attachment;

import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.files.FileCheck;
import com.xiaomi.privacy.foundation.limit.Throttled;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.foundation.protection.PersonalText;
import com.xiaomi.privacy.foundation.upload.Announcement;
import com.xiaomi.privacy.foundation.upload.UploadPipeline;
import com.xiaomi.privacy.foundation.upload.UploadView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Files that people add to their request, and staff to one that came on paper: announced, completed, taken back. */
@Path("/api/v1/requests/{reference}/attachments")
@Tag(name = "Attachments")
@RunOnVirtualThread
@RolesAllowed({Roles.REQUESTER, Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO, Roles.GRIEVANCE_OFFICER})
@Produces(MediaType.APPLICATION_JSON)
class AttachmentResource {

    private final Attachments attachments;
    private final UploadPipeline<Attachment> pipeline;
    private final Uploaders uploaders;
    private final Caller caller;

    AttachmentResource(
            Attachments attachments, UploadPipeline<Attachment> pipeline, Uploaders uploaders, Caller caller) {
        this.attachments = attachments;
        this.pipeline = pipeline;
        this.uploaders = uploaders;
        this.caller = caller;
    }

    @POST
    @Throttled("attachment")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Operation(
            summary = "Announce a file",
            description =
                    "Staff can do so for a request that came by letter, e-mail, telephone or in person. Send the file"
                            + " straight to the store, as 'upload' says: a multipart/form-data POST with its"
                            + " 'fields' in front and the file last, as the field 'file'. Or PUT it to 'contentPath', if the"
                            + " store can't be reached from where you are. Then complete it. Within an hour, or it expires.")
    @APIResponse(
            responseCode = "201",
            description = "Announced; nothing is uploaded yet",
            content = @Content(schema = @Schema(implementation = AnnouncedView.class)))
    @APIResponse(responseCode = "403", description = "The request came online: only the person adds files to it")
    @APIResponse(responseCode = "422", description = "Such a file is not accepted, or ten are there already")
    @APIResponse(responseCode = "429", description = "Too many files; see Retry-After")
    public AnnouncedView announce(@PathParam("reference") String reference, @NotNull @Valid AnnouncementBody body)
            throws IOException {
        Attachment announced = attachments.announce(uploaders.to(reference), body.announcement());
        return new AnnouncedView(
                announced.attachmentId(),
                pipeline.invite(announced),
                "/api/v1/requests/" + reference + "/attachments/" + announced.attachmentId() + "/content");
    }

    @POST
    @Path("/{attachmentId}/complete")
    @Operation(
            summary = "Complete an upload",
            description = "The file is checked by its content, scanned for malware where a scanner is in use, and kept"
                    + " encrypted. What pictures tell beyond what can be seen, such as the place they were taken at, is"
                    + " taken out. Asking again gives the same answer.")
    @APIResponse(
            responseCode = "200",
            description = "Kept",
            content = @Content(schema = @Schema(implementation = AttachmentView.class)))
    @APIResponse(responseCode = "409", description = "Nothing was uploaded yet, or the time for it is over")
    @APIResponse(responseCode = "422", description = "The file is not acceptable; nothing of it is kept")
    @APIResponse(
            responseCode = "503",
            description = "The file can't be checked now and waits: complete it again after 'Retry-After'")
    public AttachmentView complete(
            @PathParam("reference") String reference, @PathParam("attachmentId") UUID attachmentId) throws IOException {
        Uploader uploader = uploaders.to(reference);
        Attachment kept = pipeline.complete(uploader.actor(), require(uploader.requestId(), attachmentId))
                .orProblem();
        return AttachmentView.of(kept, attachments.keyOf(kept));
    }

    @DELETE
    @Path("/{attachmentId}")
    @RolesAllowed(Roles.REQUESTER)
    @ResponseStatus(RestResponse.StatusCode.NO_CONTENT)
    @Operation(
            summary = "Take a file back",
            description = "Withdraws the consent on which we keep it: the file, its key and its name are destroyed, and"
                    + " our staff see that it was taken back. What was done with it before remains lawful.")
    @APIResponse(responseCode = "204", description = "Taken back, now or before")
    public void withdraw(@PathParam("reference") String reference, @PathParam("attachmentId") UUID attachmentId) {
        Actor.Requester person = caller.requesterOf(reference);
        attachments.withdraw(person, require(person.requestId(), attachmentId).attachmentId());
    }

    private Attachment require(UUID requestId, UUID attachmentId) {
        return attachments
                .find(requestId, attachmentId)
                .orElseThrow(
                        () -> ProblemException.of(ProblemType.NOT_FOUND, "There is no such file in this request."));
    }

    /**
     * A file to be uploaded.
     *
     * @param fileName at most 200 characters, without folders, with an ending of its media type
     * @param mediaType one of those allowed
     * @param sizeBytes exactly; at most 20 MB
     * @param sha256 hexadecimal; optional, and if given compared with what arrives
     */
    record AnnouncementBody(
            @NotNull
            @PersonalText(
                    max = 200,
                    pattern = PersonalText.FILE_NAME,
                    message = "must be a file name of 1 to 200 characters without folders")
            @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 200)
            Personal fileName,

            @NotNull String mediaType,

            @Positive @Max(value = FileCheck.MAX_BYTES, message = "must be at most 20 MB (20971520 bytes)")
            long sizeBytes,

            @Pattern(regexp = "[0-9a-fA-F]{64}", message = "must be 64 hexadecimal digits")
            String sha256) {

        Announcement announcement() {
            return Announcement.of(fileName, mediaType, sizeBytes, sha256);
        }
    }

    /**
     * An announced file, and where to send it.
     *
     * @param contentPath where to PUT it through this service instead, with its media type as Content-Type and the pass
     */
    record AnnouncedView(UUID attachmentId, UploadView upload, String contentPath) {}
}
