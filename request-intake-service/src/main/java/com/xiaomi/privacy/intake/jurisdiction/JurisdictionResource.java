package com.xiaomi.privacy.intake.jurisdiction;

import com.xiaomi.privacy.intake.law.Places;
import com.xiaomi.privacy.intake.law.PublicPage;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where front ends learn which form to show, and to which cell to send it. */
@Path("/api/v1/jurisdictions")
@Tag(name = "Jurisdictions")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
class JurisdictionResource {

    private final Sheets sheets;
    private final Places places;
    private final PublicPage page;
    private final Clock clock;

    JurisdictionResource(Sheets sheets, Places places, PublicPage page, Clock clock) {
        this.sheets = sheets;
        this.places = places;
        this.page = page;
        this.clock = clock;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "listJurisdictions",
            summary = "Every country, and every region with a law of its own",
            description = "With the cell that serves it. Every cell answers for all places alike.")
    @APIResponse(
            responseCode = "200",
            description = "The places; may be kept for an hour",
            content = @Content(schema = @Schema(implementation = JurisdictionList.class)))
    @APIResponse(responseCode = "304", description = "Not changed since the ETag in If-None-Match")
    public Response list(@Context Request request) {
        return page.show(sheets.all(), request);
    }

    @GET
    @Path("/{country}")
    @PermitAll
    @Operation(
            operationId = "showJurisdiction",
            summary = "The form of a place: cell, law, rights, deadlines, mandatory fields",
            description =
                    "Ask here before you send a request: it goes to baseUrl. A place without a row in the tables has"
                            + " a form too, with the controller's published period. Reference data that a lawyer must check.")
    @APIResponse(
            responseCode = "200",
            description = "Everything the form needs; may be kept for an hour",
            content = @Content(schema = @Schema(implementation = JurisdictionView.class)))
    @APIResponse(responseCode = "304", description = "Not changed since the ETag in If-None-Match")
    @APIResponse(responseCode = "422", description = "The country or the region is no code")
    public Response show(
            @Parameter(description = "ISO 3166-1 alpha-2, upper case") @PathParam("country") String country,
            @Parameter(
                            description =
                                    "The part after the hyphen of an ISO 3166-2 code, upper case; wanted for US and CA")
                    @QueryParam("region")
                    String region,
            @Context Request request) {
        return page.show(sheets.of(places.read(country, region), clock.instant()), request);
    }
}
