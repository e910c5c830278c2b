package com.xiaomi.privacy.identity.verification;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.access.BrowserSession;
import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.access.SessionCookie;
import com.xiaomi.privacy.foundation.limit.Per;
import com.xiaomi.privacy.foundation.limit.RateLimiter;
import com.xiaomi.privacy.foundation.limit.Throttled;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.Personal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Where the person of a request proves who they are. */
@Path("/api/v1/verifications/{id}")
@RunOnVirtualThread
@RolesAllowed(Roles.REQUESTER)
public class VerificationResource {

    private static final String RESEND = "resend";

    private final Verifications verifications;
    private final EnteredCodes codes;
    private final RateLimiter limiter;
    private final Caller caller;
    private final SessionCookie cookie;

    VerificationResource(
            Verifications verifications, EnteredCodes codes, RateLimiter limiter, Caller caller, SessionCookie cookie) {
        this.verifications = verifications;
        this.codes = codes;
        this.limiter = limiter;
        this.caller = caller;
        this.cookie = cookie;
    }

    /** Where the verification stands. */
    @GET
    public VerificationView show(UUID id) {
        return verifications.view(caller.requester().requestId(), id).orElseThrow(VerificationResource::notFound);
    }

    /** Enters the code that came by e-mail or by letter. */
    @POST
    @Path("code")
    @Throttled("code")
    @Produces(MediaType.APPLICATION_JSON)
    @Parameter(name = BrowserSession.COOKIE, in = ParameterIn.COOKIE, schema = @Schema(type = SchemaType.STRING))
    public RestResponse<Verified> enter(UUID id, @NotNull @Valid CodeEntry entry) {
        CodeResult result = verifications.enter(caller.requester(), id, entry.code(), cookie.sent());
        return switch (codes.counted(result)) {
            case CodeResult.Accepted accepted -> answer(accepted);
            case CodeResult.Wrong ignored ->
                throw ProblemException.ofField(
                        ProblemType.CODE_WRONG, "code", "Enter the digits of the newest message we sent.");
            case CodeResult.AnotherSession ignored ->
                throw ProblemException.of(
                        ProblemType.ANOTHER_SESSION, "Enter the code in the browser in which you asked for it.");
            case CodeResult.Expired ignored ->
                throw ProblemException.of(ProblemType.CODE_EXPIRED, "Ask for a new code and enter that one.");
            case CodeResult.Locked locked ->
                throw ProblemException.retryable(
                        ProblemType.TOO_MANY_ATTEMPTS,
                        "Wait, then ask for a new code.",
                        wholeSeconds(locked.remaining()));
            case CodeResult.Unknown ignored -> throw notFound();
        };
    }

    private RestResponse<Verified> answer(CodeResult.Accepted accepted) {
        ResponseBuilder<Verified> answer = ResponseBuilder.ok(Verified.of(accepted));
        accepted.proof().ifPresent(fresh -> answer.cookie(cookie.of(fresh.boundTo())));
        return answer.build();
    }

    /** Sends a new code; the one before is void. */
    @POST
    @Path("resend")
    @Throttled(RESEND)
    @APIResponse(responseCode = "202", description = "The code is on its way")
    @Parameter(name = BrowserSession.COOKIE, in = ParameterIn.COOKIE, schema = @Schema(type = SchemaType.STRING))
    public Response resend(UUID id, Resend resend) {
        UUID requestId = caller.requester().requestId();
        // All requests that write to one mailbox share an allowance, so that nobody's is flooded by many of them.
        verifications
                .mailboxOf(requestId, id)
                .ifPresent(mailbox -> limiter.require(RESEND, Per.CONTACT, Personal.of(mailbox.toString())));
        VerificationPurpose purpose =
                resend == null || resend.purpose() == null ? VerificationPurpose.CASE : resend.purpose();
        return switch (verifications.resend(caller.requester(), id, purpose, cookie.sent())) {
            case ResendResult.Issued(Optional<BrowserSession> session) ->
                session.map(bound -> Response.accepted().cookie(cookie.of(bound)))
                        .orElseGet(Response::accepted)
                        .build();
            case ResendResult.TooSoon tooSoon ->
                throw ProblemException.retryable(
                        ProblemType.TOO_MANY_ATTEMPTS,
                        "A code was sent a moment ago; wait for it.",
                        wholeSeconds(tooSoon.remaining()));
            case ResendResult.Locked locked ->
                throw ProblemException.retryable(
                        ProblemType.TOO_MANY_ATTEMPTS,
                        "Too many wrong codes; wait, then ask again.",
                        wholeSeconds(locked.remaining()));
            case ResendResult.AlreadyVerified ignored ->
                throw ProblemException.of(ProblemType.TRANSITION_NOT_ALLOWED, "Your identity is proven already.");
            case ResendResult.NotYetVerified ignored ->
                throw ProblemException.of(
                        ProblemType.TRANSITION_NOT_ALLOWED, "Prove your identity for the request first.");
            case ResendResult.CodeNotEnough ignored ->
                throw ProblemException.of(
                        ProblemType.TRANSITION_NOT_ALLOWED, "This request needs another proof than a code.");
            case ResendResult.Unknown ignored -> throw notFound();
        };
    }

    private static ProblemException notFound() {
        return ProblemException.of(ProblemType.NOT_FOUND, "Take the verification named in the status of your request.");
    }

    // Retry-After has whole seconds; rounded down, the caller would come a moment too early.
    private static Duration wholeSeconds(Duration remaining) {
        return Duration.ofSeconds(remaining.plusSeconds(1).minusNanos(1).toSeconds());
    }

    /** A code as typed. */
    public record CodeEntry(
            @NotNull(message = "Enter the eight digits.")
            @Pattern(regexp = "[0-9]{8}", message = "Enter the eight digits.")
            String code) {

        @Override
        public String toString() {
            return "CodeEntry[•••]";
        }
    }

    /**
     * A wish for a new code.
     *
     * @param purpose what it is for; null means {@link VerificationPurpose#CASE}
     */
    public record Resend(VerificationPurpose purpose) {}

    /**
     * The answer to a right code.
     *
     * @param proof for the header {@code Identity-Proof}; absent for {@link VerificationPurpose#CASE}
     * @param proofExpiresAt UTC; absent without a proof
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Verified(
            VerificationState state,
            AssuranceLevel level,
            VerificationPurpose purpose,
            @Schema(nullable = true) String proof,
            @Schema(nullable = true) Instant proofExpiresAt) {

        static Verified of(CodeResult.Accepted accepted) {
            return new Verified(
                    accepted.state(),
                    accepted.level(),
                    accepted.purpose(),
                    accepted.proof().map(fresh -> fresh.proof().token()).orElse(null),
                    accepted.proof().map(fresh -> fresh.proof().expiresAt()).orElse(null));
        }

        @Override
        public String toString() {
            return "Verified[" + purpose + "]";
        }
    }
}
