package com.xiaomi.privacy.identity.mandate;

import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.hold.Isolation;
import com.xiaomi.privacy.foundation.limit.Throttled;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where data subjects answer by the code of their mail, and staff decide. */
@Path("/api/v1/mandates/{mandateId}")
@Tag(name = "Mandate")
@RunOnVirtualThread
public class MandateResource {

    private final Mandates mandates;
    private final Confirmations confirmations;
    private final Isolation isolation;
    private final Caller caller;

    MandateResource(Mandates mandates, Confirmations confirmations, Isolation isolation, Caller caller) {
        this.mandates = mandates;
        this.confirmations = confirmations;
        this.isolation = isolation;
        this.caller = caller;
    }

    @POST
    @Path("answer")
    @PermitAll
    @Throttled("mandate-answer")
    @Operation(
            summary = "Say yes or no as the data subject",
            description =
                    "The code stands behind the '#' of the link in the mail. A no after the mandate was proven takes"
                            + " it back. Whoever has no right code learns nothing, not even whether there is such a mandate.")
    @APIResponse(responseCode = "204", description = "The answer counts")
    public void answer(UUID mandateId, @NotNull @Valid SubjectAnswer answer) {
        require(confirmations.answer(mandateId, answer.code(), answer.answer()));
    }

    @POST
    @Path("revocation")
    @PermitAll
    @Throttled("mandate-answer")
    @Operation(summary = "Take the mandate back as the data subject", description = "With the code of the newest mail.")
    @APIResponse(responseCode = "204", description = "It holds no more")
    public void revoke(UUID mandateId, @NotNull @Valid SubjectRevocation revocation) {
        require(confirmations.revoke(mandateId, revocation.code()));
    }

    @POST
    @Path("mail")
    @PermitAll
    @Throttled("mandate-mail")
    @Operation(
            summary = "Have the mail to the data subject sent again",
            description = "To their own contact, at most once an hour. The answer is always the same.")
    @APIResponse(responseCode = "204", description = "If there is such a mandate, its mail is on its way")
    public void sendAgain(UUID mandateId) {
        confirmations.askAgain(mandateId);
    }

    @GET
    @RolesAllowed({Roles.IDENTITY_REVIEWER, Roles.LEGAL})
    @Operation(
            summary = "A mandate, for staff",
            description = "What is isolated under a legal hold is open to the role legal alone.")
    public MandateView inspect(UUID mandateId) {
        isolation.requireLook(requestOf(mandateId), Roles.IDENTITY_REVIEWER);
        return shown(mandateId);
    }

    @POST
    @Path("confirmation-waiver")
    @RolesAllowed(Roles.IDENTITY_REVIEWER)
    @Operation(summary = "Do without the answer of the data subject, for a reason")
    public MandateView waive(UUID mandateId, @NotNull @Valid Waiver waiver) {
        isolation.requireWork(requestOf(mandateId), Roles.IDENTITY_REVIEWER);
        return after(mandateId, mandates.waiveConfirmation(mandateId, waiver.reason(), caller.staff()));
    }

    @POST
    @Path("staff-revocation")
    @RolesAllowed(Roles.IDENTITY_REVIEWER)
    @Operation(summary = "Take the mandate back as staff, for a reason")
    public MandateView revokeByStaff(UUID mandateId, @NotNull @Valid StaffRevocation revocation) {
        isolation.requireWork(requestOf(mandateId), Roles.IDENTITY_REVIEWER);
        return after(mandateId, mandates.revoke(mandateId, revocation.reason(), caller.staff()));
    }

    private MandateView after(UUID mandateId, Optional<MandateStep> step) {
        return switch (step.orElseThrow(MandateResource::notFound)) {
            case MandateStep.Applied ignored -> shown(mandateId);
            case MandateStep.AlreadyApplied ignored -> shown(mandateId);
            case MandateStep.Rejected ignored -> throw settled();
        };
    }

    private MandateView shown(UUID mandateId) {
        return mandates.view(mandateId).orElseThrow(MandateResource::notFound);
    }

    private UUID requestOf(UUID mandateId) {
        return mandates.requestOf(mandateId).orElseThrow(MandateResource::notFound);
    }

    private static void require(Confirmations.AnswerResult result) {
        switch (result) {
            case Confirmations.AnswerResult.Taken ignored -> {}
            case Confirmations.AnswerResult.Settled ignored -> throw settled();
            case Confirmations.AnswerResult.CodeWrong ignored ->
                throw ProblemException.ofField(
                        ProblemType.CODE_WRONG, "code", "Open the link of the newest mail, or have a new one sent.");
        }
    }

    private static ProblemException settled() {
        return ProblemException.of(ProblemType.MANDATE_SETTLED, "The mandate has ended.");
    }

    private static ProblemException notFound() {
        return ProblemException.of(ProblemType.NOT_FOUND, "There is no such mandate.");
    }

    /** What a data subject says. */
    public record SubjectAnswer(
            @NotNull @Pattern(regexp = MandateCodes.FORM, message = "Take it from the link of the mail.")
            String code,

            @NotNull Confirmations.Answer answer) {

        @Override
        public String toString() {
            return "SubjectAnswer[•••]";
        }
    }

    /** The wish of a data subject that the mandate ends. */
    public record SubjectRevocation(
            @NotNull @Pattern(regexp = MandateCodes.FORM, message = "Take it from the link of the mail.")
            String code) {

        @Override
        public String toString() {
            return "SubjectRevocation[•••]";
        }
    }

    /** Why staff do without the answer. */
    public record Waiver(@NotNull WaiverReason reason) {}

    /** Why staff take it back. */
    public record StaffRevocation(@NotNull StaffRevocationReason reason) {}
}
