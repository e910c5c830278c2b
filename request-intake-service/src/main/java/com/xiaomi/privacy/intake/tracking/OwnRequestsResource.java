package com.xiaomi.privacy.intake.tracking;

import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Where people who signed in find their requests. */
@Path("/api/v1/requests")
@Tag(name = "Requests")
@RunOnVirtualThread
@RolesAllowed(Roles.CUSTOMER)
@Produces(MediaType.APPLICATION_JSON)
class OwnRequestsResource {

    private final OwnRequests ownRequests;
    private final Caller caller;

    OwnRequestsResource(OwnRequests ownRequests, Caller caller) {
        this.ownRequests = ownRequests;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "List one's own requests",
            description = "Those submitted while signed in with this account, the newest first. A request submitted"
                    + " without signing in is not among them, whoever it names. Needs a token of the customer realm.")
    public RestResponse<OwnRequests.OwnRequestsPage> list(
            @Parameter(description = "The 'next' of the page before") @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit) {
        OwnRequests.OwnRequestsPage page = ownRequests.page(caller.customer().account(), behind(cursor), limit);
        return RestResponse.ResponseBuilder.ok(page).build();
    }

    private static Optional<UUID> behind(String cursor) {
        try {
            return Optional.ofNullable(cursor).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            throw ProblemException.ofField(ProblemType.VALIDATION_FAILED, "cursor", "must be the 'next' of a page");
        }
    }
}
