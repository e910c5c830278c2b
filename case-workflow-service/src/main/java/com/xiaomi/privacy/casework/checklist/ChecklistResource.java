package com.xiaomi.privacy.casework.checklist;

import com.xiaomi.privacy.casework.checklist.CaseChecklists.ChecklistView;
import com.xiaomi.privacy.casework.checklist.CaseChecklists.ItemView;
import com.xiaomi.privacy.casework.work.CaseAccess;
import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** The checklist of a case, by its right. */
@Path("/api/v1/cases/{caseId}/checklist")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO, Roles.GRIEVANCE_OFFICER})
@RunOnVirtualThread
public class ChecklistResource {

    private final CaseChecklists checklists;
    private final CaseAccess access;
    private final Caller caller;

    ChecklistResource(CaseChecklists checklists, CaseAccess access, Caller caller) {
        this.checklists = checklists;
        this.access = access;
        this.caller = caller;
    }

    /** What is to be looked at before the case is answered, and what of it was. */
    @GET
    @RolesAllowed({Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO, Roles.GRIEVANCE_OFFICER, Roles.LEGAL})
    public ChecklistView checklist(@PathParam("caseId") UUID caseId) {
        return checklists.of(access.require(caseId));
    }

    /** Ticks an item of an open case, or takes the tick back. */
    @PUT
    @Path("/{item}")
    @Consumes(MediaType.APPLICATION_JSON)
    public ItemView markItem(
            @PathParam("caseId") UUID caseId, @PathParam("item") String item, @NotNull @Valid MarkBody body) {
        access.requireForWork(caseId);
        return checklists.mark(caseId, item, body.done(), caller.staff());
    }

    /** Whether the item is done. */
    record MarkBody(@NotNull Boolean done) {}
}
