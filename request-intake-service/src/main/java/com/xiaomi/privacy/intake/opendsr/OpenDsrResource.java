package com.xiaomi.privacy.intake.opendsr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.foundation.access.OwnTokens;
import com.xiaomi.privacy.foundation.limit.Throttled;
import com.xiaomi.privacy.intake.opendsr.OpenDsrViews.Cancellation;
import com.xiaomi.privacy.intake.opendsr.OpenDsrViews.Discovery;
import com.xiaomi.privacy.intake.opendsr.OpenDsrViews.Receipt;
import com.xiaomi.privacy.intake.opendsr.OpenDsrViews.Status;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Where other controllers send requests by OpenDSR 2.0. Every answer but an error is signed. */
@Path(OpenDsrResource.PATH)
@Tag(name = "OpenDSR")
@RunOnVirtualThread
@OwnTokens
@Produces(MediaType.APPLICATION_JSON)
class OpenDsrResource {

    static final String PATH = "/api/v1/opendsr/v2";
    static final String CERTIFICATE = PATH + "/certificate";

    private static final String LIMIT = "partner";
    private static final String OFF = "The protocol is not in use here, or there is no such request of this controller";
    private static final String PEM = "application/x-pem-file";
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;

    private final OpenDsrDesk desk;
    private final OpenDsrControllers controllers;
    private final ProcessorSeal seal;
    private final PartnerBody bodies;
    private final ObjectMapper json;

    OpenDsrResource(
            OpenDsrDesk desk,
            OpenDsrControllers controllers,
            ProcessorSeal seal,
            PartnerBody bodies,
            ObjectMapper json) {
        this.desk = desk;
        this.controllers = controllers;
        this.seal = seal;
        this.bodies = bodies;
        this.json = json;
    }

    @GET
    @Path("/discovery")
    @PermitAll
    @Throttled(LIMIT)
    @Operation(operationId = "discoverOpenDsr", summary = "Discovery (6)")
    @APIResponse(
            responseCode = "200",
            description = "What is supported",
            content = @Content(schema = @Schema(implementation = Discovery.class)))
    @APIResponse(responseCode = "404", description = OFF)
    public Response discovery() {
        seal.requireInUse();
        return signed(OK, desk.discover());
    }

    @GET
    @Path("/certificate")
    @Produces(PEM)
    @PermitAll
    @Throttled(LIMIT)
    @Operation(
            operationId = "getOpenDsrCertificate",
            summary = "The certificate by which our answers are checked (4.1)")
    @APIResponse(
            responseCode = "200",
            description = "X.509 in PEM",
            content = @Content(mediaType = PEM, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "404", description = OFF)
    public Response certificate() {
        seal.requireInUse();
        return Response.ok(seal.certificate(), PEM).build();
    }

    @POST
    @Path("/requests")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @Throttled(LIMIT)
    @Operation(
            operationId = "requestByOpenDsr",
            summary = "Send a request (7)",
            description = "The same request again opens nothing again. 'status_callback_urls' are not called.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OpenDsrMessage.class)))
    @APIResponse(
            responseCode = "201",
            description = "Taken in",
            content = @Content(schema = @Schema(implementation = Receipt.class)))
    @APIResponse(responseCode = "400", description = "Not a request of the protocol, or what can't be asked for")
    @APIResponse(responseCode = "401", description = "Without the token that was agreed upon")
    @APIResponse(responseCode = "404", description = OFF)
    @APIResponse(responseCode = "413", description = "More than any request needs")
    @APIResponse(responseCode = "429", description = "Too many calls from this client; see Retry-After")
    public Response request(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, InputStream body)
            throws IOException {
        seal.requireInUse();
        byte[] sent = bodies.read(body);
        return signed(CREATED, desk.take(controllers.with(authorization), sent));
    }

    @GET
    @Path("/requests/{subjectRequestId}")
    @PermitAll
    @Throttled(LIMIT)
    @Operation(operationId = "statusByOpenDsr", summary = "Status of a request (8)")
    @APIResponse(
            responseCode = "200",
            description = "How it goes",
            content = @Content(schema = @Schema(implementation = Status.class)))
    @APIResponse(responseCode = "401", description = "Without the token that was agreed upon")
    @APIResponse(responseCode = "404", description = OFF)
    public Response status(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("subjectRequestId") String subjectRequestId) {
        seal.requireInUse();
        return signed(OK, desk.status(controllers.with(authorization), subjectRequestId));
    }

    @DELETE
    @Path("/requests/{subjectRequestId}")
    @PermitAll
    @Throttled(LIMIT)
    @Operation(
            operationId = "cancelByOpenDsr",
            summary = "Cancel a request (9)",
            description = "Withdraws the open cases as if the person had done it.")
    @APIResponse(
            responseCode = "202",
            description = "Cancelled",
            content = @Content(schema = @Schema(implementation = Cancellation.class)))
    @APIResponse(responseCode = "400", description = "The request has ended")
    @APIResponse(responseCode = "401", description = "Without the token that was agreed upon")
    @APIResponse(responseCode = "404", description = OFF)
    public Response cancel(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("subjectRequestId") String subjectRequestId) {
        seal.requireInUse();
        return signed(ACCEPTED, desk.cancel(controllers.with(authorization), subjectRequestId));
    }

    /** As the protocol has errors, and not as a problem. */
    @ServerExceptionMapper
    Response refused(OpenDsrRefusal refusal) {
        return Response.status(refusal.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(refusal.toError())
                .build();
    }

    private Response signed(int status, Object answer) {
        byte[] body;
        try {
            body = json.writeValueAsBytes(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "not serialisable: " + answer.getClass().getSimpleName());
        }
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header("X-OpenDSR-Processor-Domain", seal.domain())
                .header("X-OpenDSR-Signature", seal.sign(body))
                .entity(body)
                .build();
    }
}
