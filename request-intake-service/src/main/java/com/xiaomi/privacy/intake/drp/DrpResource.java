package com.xiaomi.privacy.intake.drp;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.xiaomi.privacy.foundation.access.OwnTokens;
import com.xiaomi.privacy.foundation.limit.Throttled;
import com.xiaomi.privacy.intake.partner.PartnerBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Where authorised agents send requests by the Data Rights Protocol 1.0. Its API base is {@code /api/v1/drp}. */
@Path("/api/v1/drp/v1")
@Tag(name = "Data Rights Protocol")
@RunOnVirtualThread
@OwnTokens
@Produces(MediaType.APPLICATION_JSON)
class DrpResource {

    private static final String LIMIT = "partner";
    private static final String OFF = "The protocol is not in use here, or there is nothing at this address";
    private static final String FORBIDDEN = "Not signed by the agent of the token, not for this business, or another's";

    private final DrpDesk desk;
    private final DrpAgents agents;
    private final PartnerBody bodies;

    DrpResource(DrpDesk desk, DrpAgents agents, PartnerBody bodies) {
        this.desk = desk;
        this.agents = agents;
        this.bodies = bodies;
    }

    @POST
    @Path("/data-rights-request")
    @Consumes(MediaType.TEXT_PLAIN)
    @PermitAll
    @Throttled(LIMIT)
    @Operation(
            operationId = "exerciseByDrp",
            summary = "Data Rights Exercise (2.01)",
            description =
                    "The body is base64 of an Ed25519 signature with the signed JSON behind it. The same message again, or one with"
                            + " the same 'agent-request-id' and content, opens nothing again.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "200",
            description = "Taken in",
            content = @Content(schema = @Schema(implementation = DrpStatus.class)))
    @APIResponse(
            responseCode = "400",
            description = "Not a message of the protocol, expired, or what can't be asked for")
    @APIResponse(responseCode = "401", description = "Without a token that is valid here")
    @APIResponse(responseCode = "403", description = FORBIDDEN)
    @APIResponse(responseCode = "404", description = OFF)
    @APIResponse(responseCode = "409", description = "'agent-request-id' stands for another request")
    @APIResponse(responseCode = "413", description = "More than any message needs")
    @APIResponse(responseCode = "429", description = "Too many calls from this client; see Retry-After")
    public Response exercise(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, InputStream body)
            throws IOException {
        agents.requireInUse();
        byte[] sent = bodies.read(body);
        return Response.ok(desk.exercise(desk.agentWith(authorization), sent)).build();
    }

    @GET
    @Path("/data-rights-request/{requestId}")
    @PermitAll
    @Throttled(LIMIT)
    @Operation(operationId = "statusByDrp", summary = "Data Rights Status (2.02)")
    @APIResponse(
            responseCode = "200",
            description = "How it goes",
            content = @Content(schema = @Schema(implementation = DrpStatus.class)))
    @APIResponse(responseCode = "401", description = "Without a token that is valid here")
    @APIResponse(responseCode = "403", description = "Another agent's request, or none")
    @APIResponse(responseCode = "404", description = OFF)
    public Response status(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("requestId") UUID requestId) {
        agents.requireInUse();
        return Response.ok(desk.status(desk.agentWith(authorization), requestId))
                .build();
    }

    @DELETE
    @Path("/data-rights-request/{requestId}")
    @Consumes(MediaType.TEXT_PLAIN)
    @PermitAll
    @Throttled(LIMIT)
    @Operation(
            operationId = "revokeByDrp",
            summary = "Data Rights Revoke (2.04)",
            description = "Withdraws the open cases as if the person had done it. The reason is not kept.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "200",
            description = "Taken back",
            content = @Content(schema = @Schema(implementation = DrpStatus.class)))
    @APIResponse(responseCode = "400", description = "Not a message of the protocol")
    @APIResponse(responseCode = "401", description = "Without a token that is valid here")
    @APIResponse(responseCode = "403", description = FORBIDDEN)
    @APIResponse(responseCode = "404", description = OFF)
    @APIResponse(responseCode = "409", description = "The request has ended")
    public Response revoke(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("requestId") UUID requestId,
            InputStream body)
            throws IOException {
        agents.requireInUse();
        byte[] sent = bodies.read(body);
        return Response.ok(desk.revoke(desk.agentWith(authorization), requestId, sent))
                .build();
    }

    @POST
    @Path("/agent/{agentId}")
    @Consumes(MediaType.TEXT_PLAIN)
    @PermitAll
    @Throttled(LIMIT)
    @Operation(
            operationId = "setUpDrpAgent",
            summary = "Pair-wise Key Setup (2.05)",
            description = "A new token; the one before is void. The same message gives no second one.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "200",
            description = "The token, shown in this answer only",
            content = @Content(schema = @Schema(implementation = AgentToken.class)))
    @APIResponse(responseCode = "403", description = "Anything is wrong with it; without a body, as the protocol wants")
    @APIResponse(responseCode = "404", description = OFF)
    public Response setUp(@PathParam("agentId") String agentId, InputStream body) throws IOException {
        agents.requireInUse();
        return desk.setUp(agentId, bodies.read(body))
                .map(token ->
                        Response.ok(new AgentToken(agentId, token.reveal())).build())
                .orElseGet(() -> Response.status(Response.Status.FORBIDDEN).build());
    }

    @GET
    @Path("/agent/{agentId}")
    @PermitAll
    @Throttled(LIMIT)
    @Operation(operationId = "checkDrpAgent", summary = "Agent Information (2.06)")
    @APIResponse(
            responseCode = "200",
            description = "The token is valid",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "401", description = "Without a token that is valid here")
    @APIResponse(responseCode = "403", description = "The token of another agent")
    @APIResponse(responseCode = "404", description = OFF)
    public Response agent(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("agentId") String agentId) {
        agents.requireInUse();
        if (!desk.agentWith(authorization).id().equals(agentId)) {
            throw DrpRefusal.forbidden("The token is another agent's.");
        }
        return Response.ok(Map.of()).build();
    }

    /** As the protocol has errors, and not as a problem. */
    @ServerExceptionMapper
    Response refused(DrpRefusal refusal) {
        return Response.status(refusal.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(refusal.toErrorState())
                .build();
    }

    /** A token of an agent. */
    @Schema(name = "DrpAgentToken")
    record AgentToken(@JsonProperty("agent-id") String agentId, String token) {

        @Override
        public String toString() {
            return "AgentToken[•••]";
        }
    }
}
