package com.xiaomi.privacy.casework.note;

import com.xiaomi.privacy.casework.note.CaseNote.Draft;
import com.xiaomi.privacy.casework.note.Notes.NoteView;
import com.xiaomi.privacy.casework.work.CaseAccess;
import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.client.IdempotencyKey;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.foundation.protection.PersonalText;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestResponse;

/** Notes of staff about a case, for staff only. */
@Path("/api/v1/cases/{caseId}/notes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO, Roles.GRIEVANCE_OFFICER})
@RunOnVirtualThread
public class NoteResource {

    private static final int LONGEST = 4000;
    private static final int MOST_MENTIONS = 20;

    private final Notes notes;
    private final CaseAccess access;
    private final Caller caller;

    NoteResource(Notes notes, CaseAccess access, Caller caller) {
        this.notes = notes;
        this.access = access;
        this.caller = caller;
    }

    /** All notes, oldest first; each look is audited. */
    @GET
    @RolesAllowed({Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO, Roles.GRIEVANCE_OFFICER, Roles.LEGAL})
    public RestResponse<NoteList> notes(@PathParam("caseId") UUID caseId) {
        NoteList list = new NoteList(notes.read(access.require(caseId), caller.staff()));
        return RestResponse.ResponseBuilder.ok(list).build();
    }

    /** Writes a note; who is mentioned gets an e-mail without its text. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<NoteView> writeNote(
            @PathParam("caseId") UUID caseId,
            @Parameter(required = true, description = IdempotencyKey.DESCRIPTION) @HeaderParam(IdempotencyKey.HEADER)
                    String idempotencyKey,
            @NotNull @Valid NoteBody body) {
        IdempotencyKey.require(idempotencyKey);
        access.requireForWork(caseId);
        List<UUID> mentions = body.mentions() == null ? List.of() : body.mentions();
        NoteView kept =
                notes.post(caseId, new Draft(body.text(), mentions, Personal.of(idempotencyKey)), caller.staff());
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, kept)
                .build();
    }

    /** The notes of a case. */
    record NoteList(List<NoteView> items) {}

    /**
     * A note as it is sent.
     *
     * @param text at most 4000 characters
     * @param mentions subs of agents whose attention it calls, at most 20; null or empty for nobody
     */
    record NoteBody(
            @NotNull
            @PersonalText(max = LONGEST, pattern = PersonalText.LINES)
            @Schema(type = SchemaType.STRING, minLength = 1, maxLength = LONGEST)
            Personal text,

            @Size(max = MOST_MENTIONS) List<@NotNull UUID> mentions) {}
}
