package com.xiaomi.privacy.casework.hold;

import com.xiaomi.privacy.casework.hold.HoldProposal.Draft;
import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.client.IdempotencyKey;
import com.xiaomi.privacy.foundation.identifier.Reference;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.foundation.protection.PersonalText;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.ResponseStatus;

/**
 * Legal holds: requests that are kept however old they are, and out of everybody's sight when they are done. The role legal proposes; a
 * second person, of the role legal or the data protection officer, decides.
 */
@Path("/api/v1/legal-holds")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.LEGAL, Roles.DPO})
@RunOnVirtualThread
public class LegalHoldResource {

    private static final int CREATED = 201;
    private static final int LONGEST = 4000;

    private final Holding holding;
    private final HoldList list;
    private final Caller caller;

    LegalHoldResource(Holding holding, HoldList list, Caller caller) {
        this.holding = holding;
        this.list = list;
        this.caller = caller;
    }

    /**
     * Those that stand, the ones needed for the shortest time first; those at the beginning may be overdue for somebody to extend or
     * release them. Without reasons.
     *
     * @param afterUntil the {@code nextUntil} of the page before
     * @param after the {@code next} of the page before
     */
    @GET
    @RolesAllowed({Roles.LEGAL, Roles.DPO, Roles.AUDITOR})
    public HoldList.HoldPage legalHolds(
            @QueryParam("afterUntil") LocalDate afterUntil,
            @QueryParam("after") UUID after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return list.page(afterUntil, after, limit);
    }

    /** One with the reasons for it; the look is audited. */
    @GET
    @Path("/{holdId}")
    public HoldView legalHold(@PathParam("holdId") UUID holdId) {
        return holding.look(holdId, caller.staff());
    }

    /**
     * Proposes to hold a request. Nothing of it is erased from then on; if no second person agrees within 30 days, the hold ends.
     */
    @POST
    @ResponseStatus(CREATED)
    @RolesAllowed(Roles.LEGAL)
    @Consumes(MediaType.APPLICATION_JSON)
    public HoldView placeLegalHold(
            @Parameter(required = true, description = IdempotencyKey.DESCRIPTION) @HeaderParam(IdempotencyKey.HEADER)
                    String idempotencyKey,
            @NotNull @Valid HoldBody body) {
        IdempotencyKey.require(idempotencyKey);
        Reference reference = Reference.parse(body.reference())
                .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "Check the reference."));
        Draft draft = new Draft(ProposalKind.PLACE, body.until(), body.reason(), Personal.of(idempotencyKey));
        return holding.place(reference, body.ground(), draft, caller.staff());
    }

    /** Proposes to extend or release a hold that is in force. */
    @POST
    @ResponseStatus(CREATED)
    @Path("/{holdId}/proposals")
    @RolesAllowed(Roles.LEGAL)
    @Consumes(MediaType.APPLICATION_JSON)
    public HoldView proposeForLegalHold(
            @PathParam("holdId") UUID holdId,
            @Parameter(required = true, description = IdempotencyKey.DESCRIPTION) @HeaderParam(IdempotencyKey.HEADER)
                    String idempotencyKey,
            @NotNull @Valid ProposalBody body) {
        IdempotencyKey.require(idempotencyKey);
        return holding.propose(holdId, body.draft(Personal.of(idempotencyKey)), caller.staff());
    }

    /** Decides about what a colleague proposed. The same again changes nothing. */
    @POST
    @Path("/{holdId}/proposals/{proposalId}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    public HoldView decideForLegalHold(
            @PathParam("holdId") UUID holdId,
            @PathParam("proposalId") UUID proposalId,
            @NotNull @Valid DecisionBody body) {
        return holding.decide(holdId, proposalId, body.agreed(), caller.staff());
    }

    /**
     * Which request is to be held, and why.
     *
     * @param reference of the request
     * @param until the last day for which it is needed, as far as one knows
     */
    @Schema(name = "HoldBody")
    record HoldBody(
            @NotNull String reference,
            @NotNull HoldGround ground,

            @NotNull
            @PersonalText(max = LONGEST, pattern = PersonalText.LINES)
            @Schema(type = SchemaType.STRING, minLength = 1, maxLength = LONGEST)
            Personal reason,

            @NotNull LocalDate until) {}

    /** What can be proposed of a hold that is in force. */
    @Schema(name = "HoldChange")
    enum Change {
        EXTEND,
        RELEASE
    }

    /**
     * What is to become of a hold, and why.
     *
     * @param until the new last day; null for a release
     */
    @Schema(name = "HoldProposalBody")
    record ProposalBody(
            @NotNull Change change,

            @NotNull
            @PersonalText(max = LONGEST, pattern = PersonalText.LINES)
            @Schema(type = SchemaType.STRING, minLength = 1, maxLength = LONGEST)
            Personal reason,

            @Schema(nullable = true) LocalDate until) {

        Draft draft(Personal idempotencyKey) {
            ProposalKind kind = switch (change) {
                case EXTEND -> ProposalKind.EXTEND;
                case RELEASE -> ProposalKind.RELEASE;
            };
            if ((until == null) != (kind == ProposalKind.RELEASE)) {
                throw ProblemException.ofField(
                        ProblemType.VALIDATION_FAILED,
                        "until",
                        "the new last day to extend it, and nothing to release it");
            }
            return new Draft(kind, until, reason, idempotencyKey);
        }
    }

    /** Whether the second person agrees. */
    @Schema(name = "HoldDecisionBody")
    record DecisionBody(@NotNull Boolean agreed) {}
}
