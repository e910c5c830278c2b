package com.xiaomi.privacy.notification.campaign;

import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.client.IdempotencyKey;
import com.xiaomi.privacy.foundation.client.IfMatch;
import com.xiaomi.privacy.foundation.export.OutsideBorder;
import com.xiaomi.privacy.notification.campaign.Campaign.Plan;
import com.xiaomi.privacy.notification.campaign.Campaigns.Progress;
import com.xiaomi.privacy.notification.delivery.DeliveryState;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Campaigns: everybody with an open request is told of a new privacy policy. Shows counts, and nothing of a person. */
@Path("/api/v1/campaigns")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.DPO)
@RunOnVirtualThread
@OutsideBorder
public class CampaignResource {

    private final Campaigns campaigns;
    private final Caller caller;

    CampaignResource(Campaigns campaigns, Caller caller) {
        this.campaigns = campaigns;
        this.caller = caller;
    }

    /** All campaigns, the newest first. */
    @GET
    public CampaignList campaigns() {
        return new CampaignList(campaigns.all().stream().map(CampaignView::of).toList());
    }

    /** One campaign and how far it is. */
    @GET
    @Path("/{campaignId}")
    @APIResponse(
            responseCode = "200",
            description = "It",
            content = @Content(schema = @Schema(implementation = CampaignView.class)))
    public Response campaign(@PathParam("campaignId") UUID campaignId) {
        return shown(campaigns.require(campaignId), Response.Status.OK);
    }

    /** How many would be told if it began now. Tells nobody. */
    @POST
    @Path("/dry-run")
    public DryRun dryRunOfCampaign() {
        return new DryRun(campaigns.dryRun());
    }

    /** Begins to tell everybody who has an open request now. The same key gives the same campaign. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "201",
            description = "Begun",
            content = @Content(schema = @Schema(implementation = CampaignView.class)))
    public Response beginCampaign(
            @Parameter(required = true, description = IdempotencyKey.DESCRIPTION) @HeaderParam(IdempotencyKey.HEADER)
                    String idempotencyKey,
            @NotNull @Valid CampaignBody body) {
        IdempotencyKey.require(idempotencyKey);
        Campaign begun = campaigns.begin(body.plan(), idempotencyKey, caller.staff());
        return shown(campaigns.require(begun.id()), Response.Status.CREATED);
    }

    /** Plans nothing more until it is resumed; what was planned is sent. */
    @POST
    @Path("/{campaignId}/pause")
    @APIResponse(
            responseCode = "200",
            description = "It",
            content = @Content(schema = @Schema(implementation = CampaignView.class)))
    public Response pauseCampaign(
            @PathParam("campaignId") UUID campaignId, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return shown(campaigns.pause(campaignId, IfMatch.version(ifMatch), caller.staff()), Response.Status.OK);
    }

    /** Goes on where it was paused. */
    @POST
    @Path("/{campaignId}/resume")
    @APIResponse(
            responseCode = "200",
            description = "It",
            content = @Content(schema = @Schema(implementation = CampaignView.class)))
    public Response resumeCampaign(
            @PathParam("campaignId") UUID campaignId, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return shown(campaigns.resume(campaignId, IfMatch.version(ifMatch), caller.staff()), Response.Status.OK);
    }

    private static Response shown(Progress progress, Response.Status status) {
        return Response.status(status)
                .entity(CampaignView.of(progress))
                .header(HttpHeaders.ETAG, IfMatch.etag(progress.campaign().version()))
                .build();
    }

    /**
     * What is announced.
     *
     * @param policyVersion as {@code GET /policies/{version}} has it
     * @param effectiveOn first day on which it applies
     * @param perMinute how many messages are planned in a minute, at most; null for 600
     */
    @Schema(name = "CampaignBody")
    record CampaignBody(
            @NotNull
            @Pattern(
                    regexp = "[A-Za-z0-9][A-Za-z0-9._:-]{0,31}",
                    message = "1 to 32 letters, digits, dots, colons, hyphens or underscores")
            String policyVersion,

            @NotNull LocalDate effectiveOn,
            @Min(1) @Max(6_000) Integer perMinute) {

        private static final int USUAL = 600;

        Plan plan() {
            return new Plan(policyVersion, effectiveOn, perMinute == null ? USUAL : perMinute);
        }
    }

    /** The newest first. */
    @Schema(name = "CampaignList")
    record CampaignList(List<CampaignView> campaigns) {
        CampaignList {
            campaigns = List.copyOf(campaigns);
        }
    }

    /** @param recipients how many requests are open */
    @Schema(name = "CampaignDryRun")
    record DryRun(int recipients) {}

    /**
     * How far a campaign is.
     *
     * @param recipients how many requests were open when it began; 0 while they are looked up
     * @param planned how many messages were planned so far
     * @param waiting of those, how many wait to be sent
     * @param sent how many the mail server took
     * @param givenUp how many will not be sent
     * @param version for {@code If-Match}
     */
    @Schema(name = "Campaign")
    record CampaignView(
            UUID campaignId,
            String policyVersion,
            LocalDate effectiveOn,
            int perMinute,
            CampaignState state,
            int recipients,
            int planned,
            long waiting,
            long sent,
            long givenUp,
            Instant createdAt,
            long version) {

        static CampaignView of(Progress progress) {
            Campaign campaign = progress.campaign();
            Plan plan = campaign.plan();
            return new CampaignView(
                    campaign.id(),
                    plan.policyVersion(),
                    plan.effectiveOn(),
                    plan.perMinute(),
                    campaign.state(),
                    campaign.recipients(),
                    campaign.planned(),
                    progress.in(DeliveryState.PENDING),
                    progress.in(DeliveryState.SENT),
                    progress.in(DeliveryState.GIVEN_UP),
                    campaign.createdAt(),
                    campaign.version());
        }
    }
}
