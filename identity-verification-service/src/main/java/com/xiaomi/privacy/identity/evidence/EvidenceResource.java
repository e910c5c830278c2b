package com.xiaomi.privacy.identity.evidence;

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
import jakarta.ws.rs.GET;
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

/** Where a person sends documents that show who they are, or that they may act for another. */
@Path("/api/v1/verifications/{id}/evidence")
@Tag(name = "Evidence")
@RunOnVirtualThread
@RolesAllowed(Roles.REQUESTER)
@Produces(MediaType.APPLICATION_JSON)
class EvidenceResource {

    private final EvidenceFiles files;
    private final EvidenceReading reading;
    private final UploadPipeline<Evidence> pipeline;
    private final Caller caller;

    EvidenceResource(EvidenceFiles files, EvidenceReading reading, UploadPipeline<Evidence> pipeline, Caller caller) {
        this.files = files;
        this.reading = reading;
        this.pipeline = pipeline;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "Own evidence, and what would help",
            description = "Read 'guidance' before anything is sent: it says for each kind of document which parts must"
                    + " stay readable and which to black out, for we do not need them.")
    public EvidencePage showEvidence(@PathParam("id") UUID id) {
        return reading.ofPerson(caller.requester().requestId(), id);
    }

    @POST
    @Throttled("evidence")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Operation(
            summary = "Announce a piece of evidence",
            description = "Send the file straight to the store, as 'upload' says: a multipart/form-data POST with its"
                    + " 'fields' in front and the file last, as the field 'file'. Or PUT it to 'contentPath'. Then"
                    + " complete it. Within an hour, or it expires.")
    @APIResponse(
            responseCode = "201",
            description = "Announced; nothing is uploaded yet",
            content = @Content(schema = @Schema(implementation = AnnouncedView.class)))
    @APIResponse(responseCode = "409", description = "We do not need such evidence, or no mandate is declared")
    @APIResponse(responseCode = "422", description = "Such a file is not accepted, or five wait already")
    public AnnouncedView announceEvidence(@PathParam("id") UUID id, @NotNull @Valid AnnouncementBody body)
            throws IOException {
        Evidence announced = files.announce(caller.requester(), id, body.kind(), body.announcement());
        return new AnnouncedView(
                announced.fileId(),
                pipeline.invite(announced),
                "/api/v1/verifications/" + id + "/evidence/" + announced.fileId() + "/content");
    }

    @POST
    @Path("/{evidenceId}/complete")
    @Throttled("evidence")
    @Operation(
            summary = "Complete an upload",
            description = "The file is checked by its content, scanned for malware where a scanner is in use, kept"
                    + " encrypted, and waits for a reviewer. Asking again gives the same answer.")
    @APIResponse(
            responseCode = "200",
            description = "Kept; people will look at it",
            content = @Content(schema = @Schema(implementation = EvidenceView.class)))
    @APIResponse(responseCode = "409", description = "Nothing was uploaded yet, or the time for it is over")
    @APIResponse(responseCode = "422", description = "The file is not acceptable; nothing of it is kept")
    @APIResponse(
            responseCode = "503",
            description = "The file can't be checked now and waits: complete it again after 'Retry-After'")
    public EvidenceView completeEvidence(@PathParam("id") UUID id, @PathParam("evidenceId") UUID evidenceId)
            throws IOException {
        Actor.Requester person = caller.requester();
        Evidence kept =
                pipeline.complete(person, require(person, id, evidenceId)).orProblem();
        return EvidenceView.of(kept, files.keyOf(kept));
    }

    @DELETE
    @Path("/{evidenceId}")
    @ResponseStatus(RestResponse.StatusCode.NO_CONTENT)
    @Operation(
            summary = "Take a piece of evidence back",
            description = "The file, its key and its name are destroyed. What was decided because of it stands.")
    @APIResponse(responseCode = "204", description = "Taken back, now or before")
    public void withdrawEvidence(@PathParam("id") UUID id, @PathParam("evidenceId") UUID evidenceId) {
        Actor.Requester person = caller.requester();
        files.withdraw(person, require(person, id, evidenceId).fileId());
    }

    private Evidence require(Actor.Requester person, UUID id, UUID evidenceId) {
        return files.find(person.requestId(), id, evidenceId)
                .orElseThrow(() ->
                        ProblemException.of(ProblemType.NOT_FOUND, "There is no such file in this verification."));
    }

    /**
     * A file to be uploaded.
     *
     * @param kind what it is
     * @param fileName at most 200 characters, without folders
     * @param mediaType one of those allowed
     * @param sizeBytes exactly; at most 20 MB
     * @param sha256 hexadecimal; optional, and if given compared with what arrives
     */
    @Schema(name = "EvidenceAnnouncement")
    record AnnouncementBody(
            @NotNull EvidenceKind kind,

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
    @Schema(name = "AnnouncedEvidence")
    record AnnouncedView(UUID evidenceId, UploadView upload, String contentPath) {}
}
