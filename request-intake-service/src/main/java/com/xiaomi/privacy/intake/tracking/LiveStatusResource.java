package com.xiaomi.privacy.intake.tracking;

import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.limit.Throttled;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/** Where a person watches how their request goes. */
@Path("/api/v1/requests/{reference}/events")
@Tag(name = "Requests")
@RolesAllowed(Roles.REQUESTER)
class LiveStatusResource {

    private final LiveStatus liveStatus;
    private final Caller caller;

    LiveStatusResource(LiveStatus liveStatus, Caller caller) {
        this.liveStatus = liveStatus;
        this.caller = caller;
    }

    @GET
    @Blocking
    @Throttled("live-status")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    // Tells reverse proxies not to hold events back.
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @Operation(
            summary = "Watch how a request goes",
            description =
                    "Server-sent events: 'status' with the document of GET /requests/{reference}, at once and after each"
                            + " change; its id is the ETag of that document. Comments keep the connection alive. It ends when the"
                            + " pass does: get a new one and go on with Last-Event-ID.")
    @APIResponse(
            responseCode = "200",
            description = "Events",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "429", description = "This request is followed on too many pages; see Retry-After")
    @APIResponse(responseCode = "503", description = "Too many people follow their requests; see Retry-After")
    public Multi<OutboundSseEvent> follow(
            @PathParam("reference") String reference,
            @Parameter(description = "Id of the last event, or ETag of the status: that one is not sent again")
                    @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER)
                    String lastEventId,
            @Context Sse sse) {
        return liveStatus
                .follow(caller.passFor(reference), caller.until(), unquoted(lastEventId))
                .map(event -> toSse(event, sse));
    }

    private static OutboundSseEvent toSse(LiveEvent event, Sse sse) {
        return switch (event) {
            case LiveEvent.Status(StatusDocument status) ->
                sse.newEventBuilder()
                        .name("status")
                        .id(status.tag())
                        .mediaType(MediaType.TEXT_PLAIN_TYPE)
                        .data(String.class, status.json())
                        .build();
            case LiveEvent.StillThere() -> sse.newEventBuilder().comment("").build();
        };
    }

    /** An ETag stands in quotes, an event's id does not. */
    private static String unquoted(String tag) {
        return tag == null ? null : tag.replace("\"", "");
    }
}
