package com.xiaomi.privacy.intake.access;

import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.captcha.HumanCheck;
import com.xiaomi.privacy.foundation.identifier.Reference;
import com.xiaomi.privacy.foundation.limit.Throttled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Where a lost or leaked tracking token is replaced. */
@Path("/api/v1/requests/{reference}")
@Tag(name = "Requests")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
class AccessResource {

    private final AccessLinks links;
    private final TrackingKeys keys;
    private final Caller caller;

    AccessResource(AccessLinks links, TrackingKeys keys, Caller caller) {
        this.links = links;
        this.keys = keys;
        this.caller = caller;
    }

    @POST
    @Path("/access")
    @PermitAll
    @Throttled(value = AnswerAccessAsk.LIMIT, captcha = true)
    @ResponseStatus(RestResponse.StatusCode.ACCEPTED)
    @Operation(
            summary = "Have a new link sent to the contact",
            description =
                    "The answer is the same whether or not there is such a request. The earlier token works until the"
                            + " link is used for the first time.")
    @Parameter(
            name = HumanCheck.HEADER,
            in = ParameterIn.HEADER,
            description = "Token of a solved CAPTCHA, where one was asked for",
            schema = @Schema(implementation = String.class))
    @APIResponse(responseCode = "202", description = "If there is such a request, a link is on its way to its contact")
    @APIResponse(responseCode = "403", description = "A CAPTCHA is due")
    @APIResponse(responseCode = "429", description = "Asked for too often; see Retry-After")
    public void access(@PathParam("reference") String reference) {
        // What is no reference takes the same way, under one that hardly anybody can have.
        links.ask(Reference.parse(reference).orElseGet(Reference::random));
    }

    @POST
    @Path("/tracking-token")
    @RolesAllowed(Roles.REQUESTER)
    @Throttled("tracking-token")
    @Operation(
            summary = "Replace the tracking token",
            description =
                    "The old token, all links that were sent and all other passes are void at once. The new token is shown in"
                            + " this answer only; if the answer got lost, call again with the same pass.")
    @APIResponse(responseCode = "200", description = "The new token")
    @APIResponse(responseCode = "429", description = "Replaced too often; see Retry-After")
    public TrackingTokenView rotate(@PathParam("reference") String reference) {
        return new TrackingTokenView(keys.rotate(caller.passFor(reference)).reveal());
    }

    /** A new tracking token. */
    record TrackingTokenView(String trackingToken) {

        @Override
        public String toString() {
            return "TrackingTokenView[•••]";
        }
    }
}
