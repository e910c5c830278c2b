package com.xiaomi.privacy.casework.appeal;

import com.xiaomi.privacy.casework.appeal.Appeal.Lodging;
import com.xiaomi.privacy.casework.appeal.AppealDesk.AppealResult;
import com.xiaomi.privacy.casework.cases.Rejections;
import com.xiaomi.privacy.contracts.vocabulary.PeriodBasis;
import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.client.IdempotencyKey;
import com.xiaomi.privacy.foundation.limit.Throttled;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.foundation.protection.PersonalText;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Lets the person contest the decision of a case. */
@Path("/api/v1/requests/{reference}/appeal")
@RolesAllowed(Roles.REQUESTER)
@RunOnVirtualThread
public class AppealResource {

    private static final int LONGEST_REASON = 4000;

    private final AppealDesk desk;
    private final CommunicatedDecisions decisions;
    private final Caller caller;

    AppealResource(AppealDesk desk, CommunicatedDecisions decisions, Caller caller) {
        this.desk = desk;
        this.decisions = decisions;
        this.caller = caller;
    }

    /**
     * What was decided, why, where to complain, and until when it can be contested: before that one can't contest anything.
     * Empty until it is proven who the person is.
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            description = "The cases of the request with what staff wrote to the person",
            content = @Content(schema = @Schema(implementation = DecisionsBody.class)))
    public Response decisions(@PathParam("reference") String reference) {
        return Response.ok(new DecisionsBody(decisions.to(caller.requesterOf(reference))))
                .build();
    }

    /** Takes an appeal in: once per decision, until the last day that the status shows. */
    @POST
    @Throttled("appeal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    public AppealBody appeal(
            @PathParam("reference") String reference,
            @HeaderParam(IdempotencyKey.HEADER) String idempotencyKey,
            @NotNull @Valid LodgingBody body) {
        IdempotencyKey.require(idempotencyKey);
        Lodging lodging = new Lodging(body.caseId(), body.reason(), Personal.of(idempotencyKey));
        return switch (desk.lodge(caller.requesterOf(reference), lodging)) {
            case AppealResult.Lodged(Appeal appeal) ->
                new AppealBody(appeal.appealId(), appeal.caseId(), appeal.receivedAt(), appeal.due(), appeal.basis());
            case AppealResult.KeyReused() ->
                throw ProblemException.of(
                        ProblemType.IDEMPOTENCY_KEY_REUSED,
                        "Send the body that came with this key first; a decision is contested once.");
            case AppealResult.Rejected rejected -> throw Rejections.problem(rejected.reason());
        };
    }

    /** What the person is told of their cases. */
    record DecisionsBody(List<CommunicatedDecisions.ToldBody> cases) {

        DecisionsBody {
            cases = List.copyOf(cases);
        }
    }

    /**
     * An appeal as the person sends it.
     *
     * @param reason why they disagree, at most 4000 characters
     */
    record LodgingBody(
            @NotNull UUID caseId,

            @NotNull
            @PersonalText(max = LONGEST_REASON, pattern = PersonalText.LINES)
            @Schema(type = SchemaType.STRING, minLength = 1, maxLength = LONGEST_REASON)
            Personal reason) {}

    /**
     * An appeal that was taken in.
     *
     * @param receivedAt UTC
     * @param due last day to decide it, at the controller's place
     * @param basis whether a law sets that time or the controller promised it
     */
    record AppealBody(UUID appealId, UUID caseId, Instant receivedAt, LocalDate due, PeriodBasis basis) {}
}
