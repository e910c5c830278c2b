package com.xiaomi.privacy.intake.conversation;

import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.client.IdempotencyKey;
import com.xiaomi.privacy.foundation.hold.Isolation;
import com.xiaomi.privacy.foundation.identifier.Reference;
import com.xiaomi.privacy.foundation.limit.Throttled;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.foundation.protection.PersonalText;
import com.xiaomi.privacy.intake.request.PrivacyRequest;
import com.xiaomi.privacy.intake.request.Requests;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** What staff and the person write to each other. */
@Path("/api/v1/requests/{reference}/messages")
@Tag(name = "Conversation")
@RunOnVirtualThread
@RolesAllowed({Roles.REQUESTER, Roles.PRIVACY_AGENT, Roles.DPO, Roles.GRIEVANCE_OFFICER})
@Produces(MediaType.APPLICATION_JSON)
class MessageResource {

    private static final String[] STAFF = {Roles.PRIVACY_AGENT, Roles.DPO, Roles.GRIEVANCE_OFFICER};
    private static final int LONGEST = 8000;
    private static final int MOST_ATTACHMENTS = 10;

    private final Posting posting;
    private final Reading reading;
    private final Requests requests;
    private final Isolation isolation;
    private final Caller caller;

    MessageResource(Posting posting, Reading reading, Requests requests, Isolation isolation, Caller caller) {
        this.posting = posting;
        this.reading = reading;
        this.requests = requests;
        this.isolation = isolation;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.REQUESTER, Roles.PRIVACY_AGENT, Roles.DPO, Roles.GRIEVANCE_OFFICER, Roles.LEGAL})
    @Operation(
            summary = "Read the conversation",
            description =
                    "Oldest first, page by page. Before it is proven who the person is, messages of staff are left"
                            + " out ('withheld'). Each look by staff is audited."
                            + " What is isolated under a legal hold is open to the role legal alone.")
    @APIResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = ConversationPage.class)))
    public RestResponse<ConversationPage> read(
            @PathParam("reference") String reference,
            @Parameter(description = "The 'next' of the page before") @QueryParam("after") @DefaultValue("0") @Min(0)
                    int after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit) {
        ConversationPage page = switch (side()) {
            case REQUESTER -> reading.forRequester(caller.requesterOf(reference), after, limit);
            case STAFF -> reading.forStaff(caller.staff(), lookedAt(reference), after, limit);
        };
        return RestResponse.ResponseBuilder.ok(page).build();
    }

    @POST
    @Throttled("message")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Write a message",
            description =
                    "The other side is told that there is one, without its text. A question of staff makes the case"
                            + " wait; the person answers it with 'answers'. Sending it again with the same Idempotency-Key"
                            + " and the same body gives the same answer.")
    @APIResponse(
            responseCode = "201",
            description = "Kept",
            content = @Content(schema = @Schema(implementation = MessageView.class)))
    @APIResponse(responseCode = "400", description = "Not JSON of this form, or without Idempotency-Key")
    @APIResponse(responseCode = "409", description = "The case can't wait for an answer, or the question is not open")
    @APIResponse(responseCode = "422", description = "A field or the reuse of a key is not acceptable")
    @APIResponse(responseCode = "429", description = "Too many messages; see Retry-After")
    public RestResponse<MessageView> write(
            @PathParam("reference") String reference,
            @Parameter(required = true, description = IdempotencyKey.DESCRIPTION) @HeaderParam(IdempotencyKey.HEADER)
                    String idempotencyKey,
            @NotNull @Valid MessageBody body) {
        IdempotencyKey.require(idempotencyKey);
        MessageView kept = posting.post(
                switch (side()) {
                    case REQUESTER -> fromRequester(caller.requesterOf(reference), body, idempotencyKey);
                    case STAFF -> fromStaff(caller.staff(), workedOn(reference), body, idempotencyKey);
                });
        return RestResponse.ResponseBuilder.create(
                        RestResponse.Status.CREATED, side() == Author.STAFF ? kept : kept.withoutWriter())
                .build();
    }

    @POST
    @Path("/{messageId}/read")
    @Operation(
            summary = "Mark as read",
            description = "Marks this message and all before it as read by the side of the caller.")
    @APIResponse(
            responseCode = "200",
            description = "Marked",
            content = @Content(schema = @Schema(implementation = UnreadView.class)))
    public UnreadView markRead(@PathParam("reference") String reference, @PathParam("messageId") UUID messageId) {
        return new UnreadView(
                switch (side()) {
                    case REQUESTER -> {
                        Actor.Requester person = caller.requesterOf(reference);
                        yield reading.readUpTo(person.requestId(), Author.REQUESTER, person, messageId);
                    }
                    case STAFF -> reading.readUpTo(workedOn(reference), Author.STAFF, caller.staff(), messageId);
                });
    }

    private Author side() {
        return caller.has(Roles.REQUESTER) ? Author.REQUESTER : Author.STAFF;
    }

    private UUID lookedAt(String typedReference) {
        UUID requestId = requestOf(typedReference);
        isolation.requireLook(requestId, STAFF);
        return requestId;
    }

    private UUID workedOn(String typedReference) {
        UUID requestId = requestOf(typedReference);
        isolation.requireWork(requestId, STAFF);
        return requestId;
    }

    private UUID requestOf(String typedReference) {
        return Reference.parse(typedReference)
                .flatMap(reference -> requests.byReference(reference.value()))
                .map(PrivacyRequest::requestId)
                .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "Check the reference."));
    }

    private static Draft fromRequester(Actor.Requester person, MessageBody body, String key) {
        if (body.asks()) {
            throw ProblemException.ofField(ProblemType.VALIDATION_FAILED, "question", "only staff can set this");
        }
        return new Draft(
                person.requestId(),
                Author.REQUESTER,
                person,
                body.caseId(),
                body.text(),
                body.files(),
                false,
                body.answers(),
                key);
    }

    private static Draft fromStaff(Actor.Staff staff, UUID requestId, MessageBody body, String key) {
        if (body.answers() != null) {
            throw ProblemException.ofField(ProblemType.VALIDATION_FAILED, "answers", "only the person can set this");
        }
        if (body.asks() && body.caseId() == null) {
            throw ProblemException.ofField(
                    ProblemType.VALIDATION_FAILED, "caseId", "must name the case that waits for the answer");
        }
        return new Draft(
                requestId, Author.STAFF, staff, body.caseId(), body.text(), body.files(), body.asks(), null, key);
    }

    /**
     * A message to be kept.
     *
     * @param text 1 to 8000 characters
     * @param caseId the case it is about; absent for the request as a whole
     * @param attachments ids of stored attachments of the request, at most 10
     * @param question staff only: the case waits for the answer
     * @param answers the person only: the question this answers
     */
    record MessageBody(
            @NotNull
            @PersonalText(max = LONGEST, pattern = PersonalText.LINES)
            @Schema(type = SchemaType.STRING, minLength = 1, maxLength = LONGEST)
            Personal text,

            UUID caseId,
            @Size(max = MOST_ATTACHMENTS) List<@NotNull UUID> attachments,
            Boolean question,
            UUID answers) {

        boolean asks() {
            return Boolean.TRUE.equals(question);
        }

        List<UUID> files() {
            return attachments == null ? List.of() : attachments;
        }
    }

    /** @param unread how many messages of the other side are still unread */
    record UnreadView(long unread) {}
}
