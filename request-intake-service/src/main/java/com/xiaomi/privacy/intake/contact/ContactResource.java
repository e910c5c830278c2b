package com.xiaomi.privacy.intake.contact;

import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.IdentityProofs;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.contact.PersonalEmail;
import com.xiaomi.privacy.foundation.limit.Per;
import com.xiaomi.privacy.foundation.limit.RateLimiter;
import com.xiaomi.privacy.foundation.limit.Throttled;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.foundation.protection.PersonalText;
import com.xiaomi.privacy.intake.person.EmailAddress;
import com.xiaomi.privacy.intake.request.TrackingToken;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Where people name another address to be written to. */
@Path("/api/v1/requests/{reference}/contact")
@Tag(name = "Requests")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class ContactResource {

    private static final String LIMIT = "contact";

    private final ContactChanges changes;
    private final IdentityProofs proofs;
    private final RateLimiter limiter;
    private final Caller caller;

    ContactResource(ContactChanges changes, IdentityProofs proofs, RateLimiter limiter, Caller caller) {
        this.changes = changes;
        this.proofs = proofs;
        this.limiter = limiter;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Roles.REQUESTER)
    @Throttled(LIMIT)
    @ResponseStatus(RestResponse.StatusCode.ACCEPTED)
    @Operation(
            operationId = "changeContact",
            summary = "Name another e-mail address",
            description =
                    "Needs a proof of identity made just now for CONTACT_CHANGE. A link goes to the new address; the change"
                            + " counts once it is confirmed. A change asked for before is void.")
    @APIResponse(responseCode = "202", description = "A link is on its way to the new address")
    @APIResponse(responseCode = "403", description = "Without a fresh proof of identity for this purpose")
    @APIResponse(responseCode = "422", description = "Not an address, or the present one")
    @APIResponse(responseCode = "429", description = "Asked for too often; see Retry-After")
    public PendingChangeView ask(
            @PathParam("reference") String reference,
            @Parameter(description = "Proof of identity for CONTACT_CHANGE, as identity-verification gave it")
                    @HeaderParam(IdentityProofs.HEADER)
                    String proof,
            @NotNull @Valid NewContactBody body) {
        Actor.Requester person = caller.requesterOf(reference);
        proofs.require(proof, person.requestId(), VerificationPurpose.CONTACT_CHANGE);
        limiter.require(LIMIT, Per.CONTACT, EmailAddress.counted(body.email()));
        return new PendingChangeView(changes.ask(person, body.email()));
    }

    @POST
    @Path("/confirmation")
    @RolesAllowed(Roles.REQUESTER)
    @Throttled(LIMIT)
    @Operation(
            operationId = "confirmContact",
            summary = "Confirm the new e-mail address",
            description =
                    "With the token of the link that went there. From then on messages go to the new address, and the former"
                            + " one is told. Links that were sent to the former one open nothing any more.")
    @APIResponse(responseCode = "204", description = "Changed")
    @APIResponse(responseCode = "410", description = "Used, replaced or expired, or never a link of this request")
    @APIResponse(responseCode = "429", description = "Tried too often; see Retry-After")
    public void confirm(@PathParam("reference") String reference, @NotNull @Valid ConfirmationBody body) {
        changes.confirm(
                caller.requesterOf(reference), TrackingToken.sent(body.token().reveal()));
    }

    /** The address to be written to from now on. */
    record NewContactBody(
            @NotNull @PersonalEmail @Schema(type = SchemaType.STRING, maxLength = PersonalEmail.MOST)
            Personal email) {}

    /** What stood in the link. */
    record ConfirmationBody(
            @NotNull @PersonalText(max = 100) @Schema(type = SchemaType.STRING, maxLength = 100)
            Personal token) {}

    /**
     * A change that waits for its confirmation.
     *
     * @param confirmBy UTC
     */
    record PendingChangeView(Instant confirmBy) {}
}
