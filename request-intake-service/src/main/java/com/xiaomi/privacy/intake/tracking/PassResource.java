package com.xiaomi.privacy.intake.tracking;

import com.xiaomi.privacy.foundation.access.PassIssuer;
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

/** Where a tracking token becomes a pass. */
@Path("/api/v1/requests/{reference}/pass")
@Tag(name = "Requests")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
class PassResource {

    private static final String SCHEME = "Tracking ";

    private final Passes passes;

    PassResource(Passes passes) {
        this.passes = passes;
    }

    @POST
    @PermitAll
    @Operation(
            summary = "Get a pass",
            description = "Send 'Authorization: Tracking <trackingToken>'. The pass is good for ten minutes, for this"
                    + " request only; send it as 'Authorization: Bearer <pass>'.")
    public RestResponse<PassView> trade(
            @PathParam("reference") String reference, @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        PassIssuer.Pass pass = passes.trade(reference, token(authorization))
                .orElseThrow(() -> ProblemException.of(
                        ProblemType.AUTHENTICATION_REQUIRED,
                        "Check the reference and send 'Authorization: Tracking' with the tracking token."));
        return RestResponse.ResponseBuilder.ok(new PassView(pass.token(), pass.expiresAt()))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** What is no token at all takes the same way as a wrong one. */
    private static TrackingToken token(String authorization) {
        boolean tracking = authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        return TrackingToken.sent(
                tracking ? authorization.substring(SCHEME.length()).trim() : "");
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
