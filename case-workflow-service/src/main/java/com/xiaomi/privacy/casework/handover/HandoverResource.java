package com.xiaomi.privacy.casework.handover;

import com.xiaomi.privacy.casework.handover.HandoverPlans.Shown;
import com.xiaomi.privacy.casework.work.CaseAccess;
import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.client.IfMatch;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** The package of a portability case goes to another controller, if the person wants that (GDPR Art. 20(2)). */
@Path("/api/v1/cases/{caseId}/handover")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO, Roles.GRIEVANCE_OFFICER})
@RunOnVirtualThread
public class HandoverResource {

    private static final int NO_CONTENT = 204;

    private final HandoverPlans plans;
    private final ReceivingControllers controllers;
    private final CaseAccess access;
    private final Caller caller;

    HandoverResource(HandoverPlans plans, ReceivingControllers controllers, CaseAccess access, Caller caller) {
        this.plans = plans;
        this.controllers = controllers;
        this.access = access;
        this.caller = caller;
    }

    /** The last hand-over that was planned, and where it stands. */
    @GET
    @RolesAllowed({Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO, Roles.GRIEVANCE_OFFICER, Roles.LEGAL})
    public RestResponse<HandoverView> handover(@PathParam("caseId") UUID caseId) {
        access.require(caseId);
        return shown(caseId);
    }

    /** Who can be chosen. */
    @GET
    @Path("/controllers")
    public ControllerList handoverControllers(@PathParam("caseId") UUID caseId) {
        access.require(caseId);
        return new ControllerList(controllers.all().stream()
                .map(one -> new ControllerLine(one.name(), one.title()))
                .toList());
    }

    /** The agent of the case plans the hand-over; it goes when a second person releases the package. */
    @PUT
    @RolesAllowed(Roles.PRIVACY_AGENT)
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<HandoverView> planHandover(
            @PathParam("caseId") UUID caseId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid HandoverBody body) {
        access.requireForWork(caseId);
        plans.plan(caseId, IfMatch.version(ifMatch), body.controller(), caller.staff());
        return shown(caseId);
    }

    /** The agent of the case takes the plan back. */
    @DELETE
    @RolesAllowed(Roles.PRIVACY_AGENT)
    @ResponseStatus(NO_CONTENT)
    public void takeHandoverBack(@PathParam("caseId") UUID caseId, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        plans.takeBack(caseId, IfMatch.version(ifMatch), caller.staff());
    }

    private RestResponse<HandoverView> shown(UUID caseId) {
        Shown shown = plans.shown(caseId)
                .orElseThrow(() -> ProblemException.of(
                        ProblemType.NOT_FOUND, "No hand-over was planned; the agent of the case can."));
        return RestResponse.ResponseBuilder.ok(shown.handover())
                .header(HttpHeaders.ETAG, IfMatch.etag(shown.version()))
                .build();
    }

    /**
     * To whom.
     *
     * @param controller a name of {@code GET …/handover/controllers}
     */
    record HandoverBody(@NotNull String controller) {}

    /** The controllers that the operator lists. */
    record ControllerList(List<ControllerLine> items) {

        ControllerList {
            items = List.copyOf(items);
        }
    }

    /** A controller that can be chosen. */
    record ControllerLine(String name, String title) {}
}
