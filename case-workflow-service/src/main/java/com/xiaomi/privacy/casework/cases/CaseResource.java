package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.casework.cases.CommandResult.AlreadyApplied;
import com.xiaomi.privacy.casework.cases.CommandResult.Applied;
import com.xiaomi.privacy.casework.cases.CommandResult.Rejected;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
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
import java.util.Optional;
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
    private final CommandReader reader;

    CaseResource(CaseQueue queue, CaseViews views, CaseCommands commands, CommandReader reader) {
        this.queue = queue;
        this.views = views;
        this.commands = commands;
        this.reader = reader;
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

    /** Everything about a case. */
    @GET
    @Path("/{caseId}")
    public Response full(@PathParam("caseId") UUID caseId) {
        return shown(caseId);
    }

    /**
     * Does something to a case: take, give-back, grant, grant-in-part, refuse, approve, send-back, release, extend, split,
     * quote-fee, resume-review, merge, unmerge, reopen or close-unproven.
     */
    @POST
    @Path("/{caseId}/commands/{command}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response command(
            @PathParam("caseId") UUID caseId,
            @PathParam("command") String command,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            CommandBody body) {
        StaffCommand wanted = reader.read(caseId, version(ifMatch), command, body);
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
