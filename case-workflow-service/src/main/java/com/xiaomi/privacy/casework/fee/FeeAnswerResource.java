package com.xiaomi.privacy.casework.fee;

import com.xiaomi.privacy.casework.cases.CommandResult.AlreadyApplied;
import com.xiaomi.privacy.casework.cases.CommandResult.Applied;
import com.xiaomi.privacy.casework.cases.CommandResult.Rejected;
import com.xiaomi.privacy.casework.cases.Rejections;
import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.limit.Throttled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Lets the person read a fee that was quoted to them, and accept or decline it. */
@Path("/api/v1/requests/{reference}/fee-answer")
@RolesAllowed(Roles.REQUESTER)
@RunOnVirtualThread
public class FeeAnswerResource {

    private final Fees fees;
    private final Caller caller;

    FeeAnswerResource(Fees fees, Caller caller) {
        this.fees = fees;
        this.caller = caller;
    }

    /** The fees that wait for the person's answer, each with how it was counted. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            description = "The fees that wait for an answer",
            content = @Content(schema = @Schema(implementation = QuotesBody.class)))
    public Response quotes(@PathParam("reference") String reference) {
        return Response.ok(new QuotesBody(fees.openOf(caller.requesterOf(reference))))
                .build();
    }

    /** Accepts or declines the fee of a case. Repeated, it changes nothing. */
    @POST
    @Throttled("fee-answer")
    @Consumes(MediaType.APPLICATION_JSON)
    public void answer(@PathParam("reference") String reference, @NotNull @Valid FeeAnswerBody body) {
        FeeQuote.Answer answer = switch (body.answer()) {
            case ACCEPT -> FeeQuote.Answer.ACCEPTED;
            case DECLINE -> FeeQuote.Answer.DECLINED;
        };
        switch (fees.answer(caller.requesterOf(reference), body.caseId(), answer)) {
            case Applied ignored -> {}
            case AlreadyApplied ignored -> {}
            case Rejected rejected -> throw Rejections.problem(rejected.reason());
        }
    }

    /** The quotes that are with the person. */
    record QuotesBody(List<Fees.OpenQuote> quotes) {}

    /** The answer to the quote of a case. */
    record FeeAnswerBody(@NotNull UUID caseId, @NotNull Choice answer) {}

    enum Choice {
        ACCEPT,
        DECLINE
    }
}
