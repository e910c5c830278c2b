package com.xiaomi.privacy.notification.inbox;

import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.notification.inbox.PersonInbox.InboxMessage;
import com.xiaomi.privacy.notification.inbox.PersonInbox.InboxPage;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Where people who signed in read what they were told about the requests that they submitted with this account. */
@Path("/api/v1/inbox")
@RunOnVirtualThread
@RolesAllowed(Roles.CUSTOMER)
@Produces(MediaType.APPLICATION_JSON)
public class InboxResource {

    private final PersonInbox inbox;
    private final OwnRequests ownRequests;
    private final Caller caller;

    InboxResource(PersonInbox inbox, OwnRequests ownRequests, Caller caller) {
        this.inbox = inbox;
        this.ownRequests = ownRequests;
        this.caller = caller;
    }

    /** One page, the newest first. */
    @GET
    @Operation(
            summary = "Read what one was told",
            description =
                    "About the requests submitted while signed in with this account, the newest first, also where a mail could"
                            + " not be delivered. Codes and links are not in it. Needs a token of the customer realm.")
    public InboxPage inbox(
            @Parameter(description = "The 'next' of the page before") @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit) {
        Optional<InboxCursor> behind = Optional.ofNullable(cursor).map(InboxResource::cursor);
        return inbox.page(mine(), behind, limit);
    }

    /** The whole of one message. Reading it marks nothing. */
    @GET
    @Path("/{messageId}")
    public InboxMessage inboxMessage(@PathParam("messageId") UUID messageId) {
        return inbox.message(mine(), messageId);
    }

    /** Marks a message as read. */
    @POST
    @Path("/{messageId}/read")
    @APIResponse(responseCode = "204", description = "It is read, now or before")
    public void markInboxMessageRead(@PathParam("messageId") UUID messageId) {
        inbox.read(mine(), messageId);
    }

    private List<UUID> mine() {
        return ownRequests.of(caller.customer());
    }

    private static InboxCursor cursor(String sent) {
        return InboxCursor.decoded(sent)
                .orElseThrow(() -> ProblemException.ofField(
                        ProblemType.VALIDATION_FAILED, "cursor", "must be the 'next' of a page"));
    }
}
