package com.xiaomi.privacy.identity.mandate;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.limit.Throttled;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where somebody who asks for another says on what authority. */
@Path("/api/v1/verifications/{id}/mandate")
@Tag(name = "Mandate")
@RunOnVirtualThread
@RolesAllowed(Roles.REQUESTER)
public class DeclarationResource {

    private final MandateDeclarations declarations;
    private final Mandates mandates;
    private final Caller caller;

    DeclarationResource(MandateDeclarations declarations, Mandates mandates, Caller caller) {
        this.declarations = declarations;
        this.mandates = mandates;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "The mandate declared last")
    public MandateView declared(UUID id) {
        return mandates.newest(caller.requester().requestId(), id).orElseThrow(DeclarationResource::notFound);
    }

    @POST
    @Throttled("mandate")
    @Operation(
            summary = "Declare a mandate",
            description =
                    "It replaces one that is not proven yet; the same one sent twice is kept once. A document that a"
                            + " person accepts proves it, together with the yes of the data subject where they have an e-mail address"
                            + " of their own: they are asked by mail.")
    @APIResponse(responseCode = "200", description = "It is kept; 'state' says what is missing")
    @APIResponse(
            responseCode = "409",
            description = "The request is not for another person, or the data subject said no")
    public MandateView declare(UUID id, @NotNull @Valid Declaration declaration) {
        return switch (declarations.declare(caller.requester(), id, declaration.said())) {
            case DeclarationResult.Declared declared -> declared.mandate();
            case DeclarationResult.Faulty faulty -> throw ProblemException.ofFields(faulty.faults());
            case DeclarationResult.NotForAnother ignored ->
                throw notPossible("The request is not made for another person.");
            case DeclarationResult.AlreadyProven ignored ->
                throw notPossible("A mandate is proven already; it must be revoked before another is declared.");
            case DeclarationResult.RefusedBySubject ignored ->
                throw notPossible("The person it is about said no; only they can ask.");
            case DeclarationResult.TooMany ignored ->
                throw notPossible("Too many mandates were declared for this request; write to us.");
            case DeclarationResult.Unknown ignored -> throw notFound();
        };
    }

    private static ProblemException notPossible(String detail) {
        return ProblemException.of(ProblemType.MANDATE_NOT_POSSIBLE, detail);
    }

    private static ProblemException notFound() {
        return ProblemException.of(
                ProblemType.NOT_FOUND, "Take the verification named in the status of your request, and declare first.");
    }

    /**
     * What a requester says of their authority.
     *
     * @param validFrom first day, as the document says; not in the future
     * @param validUntil last day; null where there is none
     * @param scope rights that it covers, at least those of the request; null or empty for all
     */
    public record Declaration(
            @NotNull MandateKind kind, @NotNull LocalDate validFrom, LocalDate validUntil, Set<@NotNull Right> scope) {

        MandateDeclaration said() {
            return new MandateDeclaration(kind, validFrom, validUntil, scope == null ? Set.of() : scope);
        }
    }
}
