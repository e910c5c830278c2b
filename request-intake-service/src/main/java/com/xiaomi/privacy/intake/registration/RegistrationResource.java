package com.xiaomi.privacy.intake.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.client.IdempotencyKey;
import com.xiaomi.privacy.foundation.problem.Problem.FieldError;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.ClearJson;
import com.xiaomi.privacy.intake.law.Places;
import com.xiaomi.privacy.intake.registration.PendingRegistration.State;
import com.xiaomi.privacy.intake.request.Channel;
import com.xiaomi.privacy.intake.request.CountryFirst;
import com.xiaomi.privacy.intake.request.SubmissionAnswer;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where staff register requests that came by letter, e-mail or telephone (policy §9). */
@Path("/api/v1/requests/registrations")
@Tag(name = "Registrations")
@RunOnVirtualThread
@RolesAllowed({Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO, Roles.GRIEVANCE_OFFICER})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class RegistrationResource {

    private static final String PATH = "/api/v1/requests/registrations/";

    private final Registrations registrations;
    private final Places places;
    private final ClearJson json;
    private final Caller caller;
    private final Clock clock;

    RegistrationResource(Registrations registrations, Places places, ClearJson json, Caller caller, Clock clock) {
        this.registrations = registrations;
        this.places = places;
        this.json = json;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @CountryFirst
    @Operation(
            summary = "Register a request that did not come by the API",
            description =
                    "The legal clock starts at receivedAt. Dated more than five days back it needs a reason and waits"
                            + " until a second person has confirmed it.")
    @APIResponse(
            responseCode = "201",
            description = "The request is open",
            content = @Content(schema = @Schema(implementation = SubmissionAnswer.class)))
    @APIResponse(
            responseCode = "202",
            description = "A second person must confirm it first",
            content = @Content(schema = @Schema(implementation = PendingView.class)))
    public Response register(
            @Parameter(required = true, description = "ISO 3166-1 alpha-2 of the person, upper case")
                    @QueryParam("country")
                    String country,
            @QueryParam("region") String region,
            @Parameter(required = true, description = IdempotencyKey.DESCRIPTION) @HeaderParam(IdempotencyKey.HEADER)
                    String idempotencyKey,
            @NotNull @Valid RegistrationBody body) {
        IdempotencyKey.require(idempotencyKey);
        places.read(country, region);
        Instant now = clock.instant();
        List<FieldError> broken = RegistrationCheck.broken(body, now);
        if (!broken.isEmpty()) {
            throw ProblemException.ofFields(RegistrationCheck.problem(broken, body, now), broken);
        }
        return response(
                registrations.register(new Registration(idempotencyKey, country, region, body, caller.staff())));
    }

    @GET
    @Operation(summary = "See what waits for a second person", description = "The oldest hundred; nothing personal.")
    public List<WaitingView> waiting() {
        return registrations.waiting().stream().map(WaitingView::of).toList();
    }

    @GET
    @Path("/{registrationId}")
    @Operation(summary = "Read what was written down", description = "Only while it waits; each look is audited.")
    @APIResponse(
            responseCode = "200",
            description = "As it was written down",
            content = @Content(schema = @Schema(implementation = RegistrationBody.class)))
    public JsonNode readRegistration(@PathParam("registrationId") UUID registrationId) {
        return registrations
                .read(registrationId, caller.staff())
                .map(json::tree)
                .orElseThrow(RegistrationResource::unknown);
    }

    @POST
    @Path("/{registrationId}/confirmation")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Confirm it as a second person")
    @APIResponse(
            responseCode = "201",
            description = "The request is open",
            content = @Content(schema = @Schema(implementation = SubmissionAnswer.class)))
    @APIResponse(responseCode = "409", description = "You wrote it down yourself, or it is settled")
    public Response confirm(@PathParam("registrationId") UUID registrationId) {
        return response(registrations.confirm(registrationId, caller.staff()));
    }

    @POST
    @Path("/{registrationId}/rejection")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Reject it as a second person", description = "What was written down is forgotten.")
    @APIResponse(responseCode = "204", description = "Rejected")
    @APIResponse(responseCode = "409", description = "You wrote it down yourself, or it is settled")
    public Response reject(@PathParam("registrationId") UUID registrationId) {
        return response(registrations.reject(registrationId, caller.staff()));
    }

    private static Response response(RegistrationResult result) {
        return switch (result) {
            case RegistrationResult.Accepted(SubmissionAnswer answer) ->
                Response.created(URI.create("/api/v1/requests/" + answer.reference()))
                        .entity(answer)
                        .build();
            case RegistrationResult.Pending(UUID registrationId) ->
                Response.accepted(new PendingView(registrationId))
                        .location(URI.create(PATH + registrationId))
                        .build();
            case RegistrationResult.Rejected ignored -> Response.noContent().build();
            case RegistrationResult.KeyReused ignored -> throw IdempotencyKey.reused();
            case RegistrationResult.Unknown ignored -> throw unknown();
            case RegistrationResult.SecondPersonRequired ignored ->
                throw ProblemException.of(
                        ProblemType.SECOND_PERSON_REQUIRED, "Ask a colleague: you wrote this registration down.");
            case RegistrationResult.AlreadySettled ignored ->
                throw ProblemException.of(
                        ProblemType.REGISTRATION_SETTLED, "Nothing is left to do: see the list of what still waits.");
        };
    }

    private static ProblemException unknown() {
        return ProblemException.of(ProblemType.NOT_FOUND, "Check the id: no such registration waits here.");
    }

    /** A registration that must wait. */
    record PendingView(UUID registrationId) {}

    /**
     * A registration that waits.
     *
     * @param receivedAt when it reached the controller, UTC
     * @param registeredBy subject of the staff realm
     * @param registeredAt UTC
     */
    record WaitingView(
            UUID registrationId,
            Channel channel,
            String country,
            Instant receivedAt,
            UUID registeredBy,
            Instant registeredAt,
            State state) {

        static WaitingView of(PendingRegistration waiting) {
            return new WaitingView(
                    waiting.registrationId(),
                    waiting.channel(),
                    waiting.country(),
                    waiting.receivedAt(),
                    waiting.registeredBy(),
                    waiting.registeredAt(),
                    waiting.state());
        }
    }
}
