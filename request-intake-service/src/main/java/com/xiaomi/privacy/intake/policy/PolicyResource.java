package com.xiaomi.privacy.intake.policy;

import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.intake.law.PublicPage;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Versions of the privacy policy, for the pop-up. */
@Path("/api/v1/policies")
@Tag(name = "Policies")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
class PolicyResource {

    private final Policies policies;
    private final PublicPage page;

    PolicyResource(Policies policies, PublicPage page) {
        this.policies = policies;
        this.page = page;
    }

    @GET
    @Path("/current")
    @PermitAll
    @Operation(
            operationId = "currentPolicy",
            summary = "The privacy policy in effect today",
            description = "Its version goes into a submission. A version that is announced stands in 'next'.")
    @APIResponse(
            responseCode = "200",
            description = "The version; may be kept for an hour",
            content = @Content(schema = @Schema(implementation = PolicyView.class)))
    @APIResponse(responseCode = "304", description = "Not changed since the ETag in If-None-Match")
    public Response current(@Context Request request) {
        return show(policies.book().current(policies.today()), request);
    }

    @GET
    @Path("/{version}")
    @PermitAll
    @Operation(operationId = "showPolicy", summary = "One version of the privacy policy, past, in effect or announced")
    @APIResponse(
            responseCode = "200",
            description = "The version; may be kept for an hour",
            content = @Content(schema = @Schema(implementation = PolicyView.class)))
    @APIResponse(responseCode = "304", description = "Not changed since the ETag in If-None-Match")
    @APIResponse(responseCode = "404", description = "There is no such version")
    public Response version(@PathParam("version") String version, @Context Request request) {
        return show(
                policies.book()
                        .find(version)
                        .orElseThrow(() -> ProblemException.of(
                                ProblemType.NOT_FOUND, "See /policies/current for the version in effect.")),
                request);
    }

    private Response show(PolicyVersion policy, Request request) {
        return page.show(PolicyView.of(policy, policies.book(), policies.today()), request);
    }
}
