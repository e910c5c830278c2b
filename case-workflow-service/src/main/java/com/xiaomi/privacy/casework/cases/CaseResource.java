package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.casework.cases.CommandResult.AlreadyApplied;
import com.xiaomi.privacy.casework.cases.CommandResult.Applied;
import com.xiaomi.privacy.casework.cases.CommandResult.Rejected;
import com.xiaomi.privacy.casework.cases.StaffCommand.Act;
import com.xiaomi.privacy.casework.cases.StaffCommand.Approve;
import com.xiaomi.privacy.casework.cases.StaffCommand.Assign;
import com.xiaomi.privacy.casework.cases.StaffCommand.AssignByRule;
import com.xiaomi.privacy.casework.cases.StaffCommand.CloseUnproven;
import com.xiaomi.privacy.casework.cases.StaffCommand.DeEscalate;
import com.xiaomi.privacy.casework.cases.StaffCommand.GiveBack;
import com.xiaomi.privacy.casework.cases.StaffCommand.Grant;
import com.xiaomi.privacy.casework.cases.StaffCommand.HandOver;
import com.xiaomi.privacy.casework.cases.StaffCommand.Refuse;
import com.xiaomi.privacy.casework.cases.StaffCommand.Release;
import com.xiaomi.privacy.casework.cases.StaffCommand.ResumeReview;
import com.xiaomi.privacy.casework.cases.StaffCommand.SendBack;
import com.xiaomi.privacy.casework.cases.StaffCommand.Take;
import com.xiaomi.privacy.casework.cases.StaffCommand.Unmerge;
import com.xiaomi.privacy.casework.fee.ExtraCopies;
import com.xiaomi.privacy.casework.work.CaseAccess;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Queues, cases and commands, for staff. */
@Path("/api/v1/cases")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO})
@RunOnVirtualThread
public class CaseResource {

    private static final Pattern ETAG = Pattern.compile("\"(\\d{1,18})\"");

    private final CaseQueue queue;
    private final CaseViews views;
    private final CaseCommands commands;
    private final ExtraCopies extraCopies;
    private final CaseAccess access;
    private final Caller caller;

    CaseResource(
            CaseQueue queue,
            CaseViews views,
            CaseCommands commands,
            ExtraCopies extraCopies,
            CaseAccess access,
            Caller caller) {
        this.queue = queue;
        this.views = views;
        this.commands = commands;
        this.extraCopies = extraCopies;
        this.access = access;
        this.caller = caller;
    }

    /** Cases in a state, the most urgent first. */
    @GET
    public CaseQueue.Page queue(
            @QueryParam("state") @DefaultValue("IN_REVIEW") String state,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") String cursor) {
        Optional<QueueCursor> behind = Optional.ofNullable(cursor)
                .map(text -> QueueCursor.decoded(text).orElseThrow(() -> invalid("cursor", "the 'next' of a page")));
        CaseState known = Arrays.stream(CaseState.values())
                .filter(one -> one.name().equals(state))
                .findFirst()
                .orElseThrow(() -> invalid("state", "a state of a case"));
        return queue.page(known, behind, limit);
    }

    /** Everything about a case; for the grievance officer if it was put before them. */
    @GET
    @Path("/{caseId}")
    @RolesAllowed({Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO, Roles.GRIEVANCE_OFFICER})
    public Response full(@PathParam("caseId") UUID caseId) {
        access.require(caseId);
        return shown(caseId);
    }

    /**
     * Does something to a case: take, give-back, grant, refuse, approve, send-back, release, quote-fee, resume-review, merge,
     * unmerge, close-unproven, assign, assign-by-rule, hand-over, escalate or de-escalate.
     */
    @POST
    @Path("/{caseId}/commands/{command}")
    @RolesAllowed({Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO, Roles.GRIEVANCE_OFFICER})
    @Consumes(MediaType.APPLICATION_JSON)
    public Response command(
            @PathParam("caseId") UUID caseId,
            @PathParam("command") String command,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            CommandBody body) {
        access.require(caseId);
        StaffCommand wanted = new StaffCommand(
                caseId,
                version(ifMatch),
                caller.staff(),
                parties(),
                act(caseId, command, body == null ? CommandBody.EMPTY : body));
        return switch (commands.execute(wanted)) {
            case Applied ignored -> shown(caseId);
            case AlreadyApplied ignored -> shown(caseId);
            case Rejected rejected -> throw Rejections.problem(rejected.reason());
        };
    }

    private Response shown(UUID caseId) {
        CaseBody body = views.of(caseId).orElseThrow(() -> Rejections.problem(CommandResult.Rejection.UNKNOWN_CASE));
        return Response.ok(body)
                .header(HttpHeaders.ETAG, "\"" + body.version() + "\"")
                .build();
    }

    private Set<Party> parties() {
        Set<Party> parties = EnumSet.noneOf(Party.class);
        if (caller.has(Roles.PRIVACY_AGENT)) {
            parties.add(Party.AGENT);
        }
        if (caller.has(Roles.APPROVER)) {
            parties.add(Party.APPROVER);
        }
        if (caller.has(Roles.DPO)) {
            parties.add(Party.DPO);
        }
        if (caller.has(Roles.GRIEVANCE_OFFICER)) {
            parties.add(Party.GRIEVANCE_OFFICER);
        }
        return parties;
    }

    private Act act(UUID caseId, String command, CommandBody body) {
        return switch (command) {
            case "take" -> new Take();
            case "give-back" -> new GiveBack();
            case "grant" -> new Grant(body.boundedNote());
            case "refuse" -> new Refuse(body.requiredGrounds(), body.boundedExplanation());
            case "approve" -> new Approve();
            case "send-back" -> new SendBack(body.boundedNote());
            case "release" -> new Release();
            case "quote-fee" -> body.fee(() -> extraCopies.isAskedFor(caseId));
            case "resume-review" -> new ResumeReview();
            case "merge" -> body.merge();
            case "unmerge" -> new Unmerge();
            case "close-unproven" -> new CloseUnproven();
            case "assign" -> new Assign(body.toAgent());
            case "assign-by-rule" -> new AssignByRule();
            case "hand-over" -> new HandOver(body.toAgent(), body.boundedNote());
            case "escalate" -> body.escalate();
            case "de-escalate" -> new DeEscalate(body.boundedNote());
            default ->
                throw ProblemException.of(
                        ProblemType.TRANSITION_NOT_ALLOWED, "There is no such command; see the API description.");
        };
    }

    private static long version(String ifMatch) {
        if (ifMatch == null) {
            throw ProblemException.of(ProblemType.VERSION_REQUIRED, "Send the ETag of the case you saw as If-Match.");
        }
        Matcher matcher = ETAG.matcher(ifMatch.strip());
        if (!matcher.matches()) {
            throw Rejections.problem(CommandResult.Rejection.STALE_VERSION);
        }
        return Long.parseLong(matcher.group(1));
    }

    private static ProblemException invalid(String field, String expected) {
        return ProblemException.ofField(ProblemType.VALIDATION_FAILED, field, expected);
    }
}
