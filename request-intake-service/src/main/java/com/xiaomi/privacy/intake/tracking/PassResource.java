package com.xiaomi.privacy.intake.tracking;

import com.xiaomi.privacy.foundation.access.AuthorizationScheme;
import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.PassIssuer;
import com.xiaomi.privacy.foundation.limit.Per;
import com.xiaomi.privacy.foundation.limit.RateLimiter;
import com.xiaomi.privacy.foundation.limit.ThrottleFilter;
import com.xiaomi.privacy.foundation.limit.Throttled;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.intake.request.TrackingToken;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Where a tracking token or a sign-in becomes a pass. */
@Path("/api/v1/requests/{reference}/pass")
@Tag(name = "Requests")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
class PassResource {

    private static final String LIMIT = "pass";

    private final Passes passes;
    private final RateLimiter limiter;
    private final Caller caller;

    PassResource(Passes passes, RateLimiter limiter, Caller caller) {
        this.passes = passes;
        this.limiter = limiter;
        this.caller = caller;
    }

    @POST
    @PermitAll
    @Throttled(value = LIMIT, countReference = false)
    @Operation(
            summary = "Get a pass",
            description = "Send 'Authorization: Tracking <trackingToken>' or, signed in with the account that the"
                    + " request was submitted with, 'Authorization: Bearer <token>'. The pass is good for ten minutes, for"
                    + " this request only; send it as 'Authorization: Bearer <pass>'.")
    public RestResponse<PassView> trade(
            @PathParam("reference") String reference, @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        PassIssuer.Pass pass = caller.customerIfSignedIn()
                .map(customer -> passes.trade(reference, customer).orElseThrow(PassResource::notOfThisAccount))
                .orElseGet(() -> passes.trade(reference, token(authorization)).orElseThrow(() -> wrong(reference)));
        return RestResponse.ResponseBuilder.ok(new PassView(pass.token(), pass.expiresAt()))
                .build();
    }

    /**
     * Only wrong tokens count for a reference, for every reference alike: whoever guesses is stopped, the person with the
     * right token never is.
     */
    private ProblemException wrong(String reference) {
        limiter.require(LIMIT, Per.REFERENCE, ThrottleFilter.counted(reference));
        return ProblemException.of(
                ProblemType.AUTHENTICATION_REQUIRED,
                "Check the reference and send 'Authorization: Tracking' with the tracking token.");
    }

    /** What is no token at all takes the same way as a wrong one. */
    private static TrackingToken token(String authorization) {
        return TrackingToken.sent(
                AuthorizationScheme.TRACKING.secret(authorization).orElse(""));
    }

    /** The same whether the request is another's or none. */
    private static ProblemException notOfThisAccount() {
        return ProblemException.of(
                ProblemType.NOT_FOUND,
                "Check the reference; a request submitted without signing in opens with its tracking token only.");
    }

    /**
     * A pass.
     *
     * @param expiresAt UTC
     */
    record PassView(String pass, Instant expiresAt) {

        @Override
        public String toString() {
            return "PassView[until " + expiresAt + "]";
        }
    }
}
