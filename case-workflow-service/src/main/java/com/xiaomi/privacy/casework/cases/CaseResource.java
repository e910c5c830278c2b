package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.casework.cases.CommandResult.AlreadyApplied;
import com.xiaomi.privacy.casework.cases.CommandResult.Applied;
import com.xiaomi.privacy.casework.cases.CommandResult.Rejected;
import com.xiaomi.privacy.casework.work.CaseAccess;
import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.client.IfMatch;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Cases and commands, for staff. */
@Path("/api/v1/cases/{caseId}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO})
@RunOnVirtualThread
public class CaseResource {

    private final CaseViews views;
    private final CaseCommands commands;
    private final CommandReader reader;
    private final CaseAccess access;
    private final Caller caller;

    CaseResource(CaseViews views, CaseCommands commands, CommandReader reader, CaseAccess access, Caller caller) {
        this.views = views;
        this.commands = commands;
        this.reader = reader;
        this.access = access;
        this.caller = caller;
    }

    /**
     * Everything about a case; for the grievance officer if it was put before them, for legal if it is isolated. A look at what a person or about a
     * person was written is audited.
     */
    @GET
    @RolesAllowed({Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO, Roles.GRIEVANCE_OFFICER, Roles.LEGAL})
    public Response full(@PathParam("caseId") UUID caseId) {
        access.require(caseId);
        return shown(caseId);
    }

    /**
     * Does something to a case: take, give-back, grant, grant-in-part, refuse, approve, send-back, release, extend, split,
     * quote-fee, resume-review, merge, unmerge, reopen, close-unproven, assign, assign-by-rule, hand-over, escalate or
     * de-escalate.
     */
    @POST
    @Path("/commands/{command}")
    @RolesAllowed({Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO, Roles.GRIEVANCE_OFFICER})
    @Consumes(MediaType.APPLICATION_JSON)
    public Response command(
            @PathParam("caseId") UUID caseId,
            @PathParam("command") String command,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            CommandBody body) {
        access.requireForWork(caseId);
        StaffCommand wanted = reader.read(caseId, IfMatch.version(ifMatch), command, body);
        return switch (commands.execute(wanted)) {
            case Applied ignored -> shown(caseId);
            case AlreadyApplied ignored -> shown(caseId);
            case Rejected rejected -> throw Rejections.problem(rejected.reason());
        };
    }

    private Response shown(UUID caseId) {
        CaseBody body = views.shownTo(caller.staff(), caseId)
                .orElseThrow(() -> Rejections.problem(CommandResult.Rejection.UNKNOWN_CASE));
        return Response.ok(body)
                .header(HttpHeaders.ETAG, IfMatch.etag(body.version()))
                .build();
    }
}
