package com.xiaomi.privacy.identity.mandate;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where notification-service asks for what the mail to a data subject needs. Never routed from outside. */
@Path("/internal/mandates/{mandateId}/confirmation")
@RunOnVirtualThread
public class InternalMandateResource {

    private final Confirmations confirmations;
    private final Caller caller;

    InternalMandateResource(Confirmations confirmations, Caller caller) {
        this.confirmations = confirmations;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.IDENTITY_CODE)
    @Operation(summary = "The code for the data subject, and what the requester asks for")
    public ConfirmationLetter confirmation(UUID mandateId) {
        return switch (confirmations.ask(mandateId, caller.machine())) {
            case Confirmations.Ask.Letter letter ->
                new ConfirmationLetter(letter.code(), letter.kind(), letter.rights(), letter.validUntil());
            case Confirmations.Ask.Void ignored ->
                throw ProblemException.of(ProblemType.CODE_EXPIRED, "This question is not to be asked any more.");
            case Confirmations.Ask.Unknown ignored ->
                throw ProblemException.of(ProblemType.NOT_FOUND, "There is no such mandate.");
        };
    }

    /**
     * What the mail says.
     *
     * @param code goes behind the '#' of the link
     * @param rights what the requester asks for; empty if that is not known here
     * @param validUntil last day; null where there is none
     */
    public record ConfirmationLetter(
            String code,
            MandateKind kind,
            List<Right> rights,
            @Schema(nullable = true) LocalDate validUntil) {

        public ConfirmationLetter {
            rights = List.copyOf(rights);
        }

        @Override
        public String toString() {
            return "ConfirmationLetter[•••]";
        }
    }
}
