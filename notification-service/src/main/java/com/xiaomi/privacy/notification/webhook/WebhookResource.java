package com.xiaomi.privacy.notification.webhook;

import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.client.IdempotencyKey;
import com.xiaomi.privacy.foundation.client.IfMatch;
import com.xiaomi.privacy.foundation.client.TimeParameter;
import com.xiaomi.privacy.foundation.export.OutsideBorder;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.notification.webhook.Webhook.Target;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Webhooks: tools that cannot read Kafka are called when something happens. Nothing here is of a person. */
@Path("/api/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.INTEGRATOR)
@RunOnVirtualThread
@OutsideBorder
public class WebhookResource {

    private static final int ACCEPTED = 202;
    private static final int NO_CONTENT = 204;

    private final Webhooks webhooks;
    private final WebhookSecrets secrets;
    private final Caller caller;

    WebhookResource(Webhooks webhooks, WebhookSecrets secrets, Caller caller) {
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.caller = caller;
    }

    /** All webhooks. */
    @GET
    public WebhookList webhooks() {
        return new WebhookList(webhooks.all().stream().map(WebhookView::of).toList());
    }

    /** One webhook. */
    @GET
    @Path("/{webhookId}")
    @APIResponse(
            responseCode = "200",
            description = "It",
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    public Response webhook(@PathParam("webhookId") UUID webhookId) {
        return shown(webhooks.require(webhookId));
    }

    /** Registers a tool. Its secret is shown in this answer only; the same key gives the same answer. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "201",
            description = "Registered; called from now on",
            content = @Content(schema = @Schema(implementation = RegisteredWebhook.class)))
    public Response registerWebhook(
            @Parameter(required = true, description = IdempotencyKey.DESCRIPTION) @HeaderParam(IdempotencyKey.HEADER)
                    String idempotencyKey,
            @NotNull @Valid WebhookBody body) {
        IdempotencyKey.require(idempotencyKey);
        return withSecret(webhooks.register(body.target(), idempotencyKey, caller.staff()), Response.Status.CREATED);
    }

    /** Says anew where and of what a tool is told. */
    @PUT
    @Path("/{webhookId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    public Response changeWebhook(
            @PathParam("webhookId") UUID webhookId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid WebhookBody body) {
        return shown(webhooks.change(webhookId, IfMatch.version(ifMatch), body.target(), caller.staff()));
    }

    /** Switches a webhook on or off. What happens while it is off is told by a replay only. */
    @PUT
    @Path("/{webhookId}/state")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            description = "Switched",
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    public Response switchWebhook(
            @PathParam("webhookId") UUID webhookId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid StateBody body) {
        return shown(webhooks.setState(webhookId, IfMatch.version(ifMatch), body.state(), caller.staff()));
    }

    /** Forgets a webhook and its log. */
    @DELETE
    @Path("/{webhookId}")
    @ResponseStatus(NO_CONTENT)
    public void removeWebhook(
            @PathParam("webhookId") UUID webhookId, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        webhooks.remove(webhookId, IfMatch.version(ifMatch), caller.staff());
    }

    /** Makes a new secret, shown in this answer only. For a day calls carry the signatures of both. */
    @POST
    @Path("/{webhookId}/secret")
    @APIResponse(
            responseCode = "200",
            description = "Replaced",
            content = @Content(schema = @Schema(implementation = RegisteredWebhook.class)))
    public Response rotateWebhookSecret(
            @PathParam("webhookId") UUID webhookId, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return withSecret(
                webhooks.rotateSecret(webhookId, IfMatch.version(ifMatch), caller.staff()), Response.Status.OK);
    }

    /** Calls the tool once; the log says how it went. */
    @POST
    @Path("/{webhookId}/test")
    @ResponseStatus(ACCEPTED)
    public DeliveryView testWebhook(@PathParam("webhookId") UUID webhookId) {
        return DeliveryView.of(webhooks.test(webhookId, caller.staff()));
    }

    /** Tells the tool again what happened since a time, under the same {@code webhook-id}s; topics hold 30 days. */
    @POST
    @Path("/{webhookId}/replays")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(ACCEPTED)
    public ReplayView replayWebhook(@PathParam("webhookId") UUID webhookId, @NotNull @Valid ReplayBody body) {
        Instant since = TimeParameter.read("since", body.since()).orElseThrow();
        WebhookReplay replay = webhooks.replay(webhookId, since, caller.staff());
        return new ReplayView(replay.id(), replay.since(), replay.askedAt());
    }

    /**
     * What the tool was told, the newest first; settled calls for 30 days.
     *
     * @param before {@code next} of the page before
     */
    @GET
    @Path("/{webhookId}/deliveries")
    public DeliveryPage webhookDeliveries(
            @PathParam("webhookId") UUID webhookId,
            @QueryParam("before") UUID before,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        List<WebhookDelivery> found = webhooks.log(webhookId, before, limit + 1);
        boolean isLast = found.size() <= limit;
        List<DeliveryView> shown =
                found.stream().limit(limit).map(DeliveryView::of).toList();
        return new DeliveryPage(shown, isLast ? null : shown.getLast().deliveryId());
    }

    private static Response shown(Webhook webhook) {
        return Response.ok(WebhookView.of(webhook))
                .header(HttpHeaders.ETAG, IfMatch.etag(webhook.version()))
                .build();
    }

    private Response withSecret(Webhook webhook, Response.Status status) {
        return Response.status(status)
                .entity(new RegisteredWebhook(
                        WebhookView.of(webhook),
                        secrets.shown(webhook.id(), webhook.secretNumber()).reveal()))
                .header(HttpHeaders.ETAG, IfMatch.etag(webhook.version()))
                .build();
    }

    /**
     * A tool.
     *
     * @param url https; http only to networks that the operator allows
     * @param title for people
     * @param eventTypes CloudEvents types, for example {@code com.xiaomi.privacy.case.closed.v1}; null or empty for all on
     *     {@code privacy.requests.v1}, {@code privacy.identity.v1} and {@code privacy.cases.v1}
     */
    @Schema(name = "WebhookBody")
    record WebhookBody(
            @NotNull @Size(max = 2048) String url,
            @NotBlank @Size(max = 200) String title,
            @Size(max = 100) Set<@NotBlank @Size(max = 128) String> eventTypes) {

        private static URI read(String url) {
            try {
                return new URI(url);
            } catch (URISyntaxException e) {
                throw ProblemException.ofField(ProblemType.VALIDATION_FAILED, "url", "an address");
            }
        }

        Target target() {
            return new Target(
                    read(url),
                    title.strip(),
                    eventTypes == null
                            ? List.of()
                            : eventTypes.stream().sorted().toList());
        }
    }

    /** Whether it is to be called. */
    @Schema(name = "WebhookStateBody")
    record StateBody(@NotNull WebhookState state) {}

    /** @param since RFC 3339 with Z */
    @Schema(name = "WebhookReplayBody")
    record ReplayBody(@NotNull @Size(max = 40) String since) {}

    /** All webhooks, in the order in which they were registered. */
    @Schema(name = "WebhookList")
    record WebhookList(List<WebhookView> webhooks) {
        WebhookList {
            webhooks = List.copyOf(webhooks);
        }
    }

    /**
     * A webhook as it is now.
     *
     * @param disabledReason null while it is called
     * @param failingSince since when no call has succeeded, UTC; null while they do
     * @param formerSecretUntil until when calls carry the signature of the secret before, too; null if there is none
     * @param version for {@code If-Match}
     */
    @Schema(name = "Webhook")
    record WebhookView(
            UUID webhookId,
            URI url,
            String title,
            List<String> eventTypes,
            WebhookState state,
            @Schema(nullable = true) DisabledReason disabledReason,
            @Schema(nullable = true) Instant failingSince,
            @Schema(nullable = true) Instant formerSecretUntil,
            Instant createdAt,
            long version) {

        WebhookView {
            eventTypes = List.copyOf(eventTypes);
        }

        static WebhookView of(Webhook webhook) {
            Target target = webhook.target();
            return new WebhookView(
                    webhook.id(),
                    target.url(),
                    target.title(),
                    List.copyOf(target.eventTypes()),
                    webhook.state(),
                    webhook.disabledReason(),
                    webhook.failingSince(),
                    webhook.formerSecretUntil(),
                    webhook.createdAt(),
                    webhook.version());
        }
    }

    /** @param secret for the tool, to check {@code webhook-signature} with; shown nowhere else */
    @Schema(name = "RegisteredWebhook")
    record RegisteredWebhook(WebhookView webhook, String secret) {

        @Override
        public String toString() {
            return "RegisteredWebhook[" + webhook + "]";
        }
    }

    /** Accepted; planned within moments. */
    @Schema(name = "WebhookReplay")
    record ReplayView(UUID replayId, Instant since, Instant askedAt) {}

    /** @param next null on the last page */
    @Schema(name = "WebhookDeliveryPage")
    record DeliveryPage(
            List<DeliveryView> deliveries,
            @Schema(nullable = true) UUID next) {
        DeliveryPage {
            deliveries = List.copyOf(deliveries);
        }
    }

    /**
     * One event that the tool is told.
     *
     * @param eventId the {@code webhook-id}
     * @param replayId null for what was told when it happened
     * @param lastStatus null without an answer
     * @param lastFailure null unless the last call failed
     * @param settledAt null while it waits
     */
    @Schema(name = "WebhookDelivery")
    record DeliveryView(
            UUID deliveryId,
            UUID eventId,
            String eventType,
            Instant occurredAt,
            @Schema(nullable = true) UUID replayId,
            WebhookDelivery.State state,
            int attempts,
            @Schema(nullable = true) Integer lastStatus,
            @Schema(nullable = true) WebhookFailure lastFailure,
            Instant plannedAt,
            @Schema(nullable = true) Instant settledAt) {

        static DeliveryView of(WebhookDelivery delivery) {
            return new DeliveryView(
                    delivery.id(),
                    delivery.eventId(),
                    delivery.eventType(),
                    delivery.occurredAt(),
                    delivery.replayId(),
                    delivery.state(),
                    delivery.attempts(),
                    delivery.lastStatus(),
                    delivery.lastFailure(),
                    delivery.plannedAt(),
                    delivery.settledAt());
        }
    }
}
