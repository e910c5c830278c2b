package com.xiaomi.privacy.identity.challenge;

import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** Where notification-service asks for a code at the moment of sending it. Never routed from outside. */
@Path("/internal/challenges/{id}/code")
@RunOnVirtualThread
public class InternalChallengeResource {

    private final Challenges challenges;
    private final Caller caller;

    InternalChallengeResource(Challenges challenges, Caller caller) {
        this.challenges = challenges;
        this.caller = caller;
    }

    /** The code of one issue; where it goes by post it works for days, and is given for no change of the contact. */
    @GET
    @RolesAllowed(Roles.IDENTITY_CODE)
    public Code code(
            UUID id,
            @QueryParam("issue") @NotNull @Min(1) Integer issue,
            @QueryParam("way") @DefaultValue("MAIL") CodeWay way) {
        return switch (challenges.ask(id, issue, way, caller.machine())) {
            case Challenges.Ask.Code code ->
                new Code(code.digits(), code.validFor().toMinutes(), code.purpose());
            case Challenges.Ask.Void ignored ->
                throw ProblemException.of(
                        ProblemType.CODE_EXPIRED, "This code is not to be sent any more, or not by this way.");
            case Challenges.Ask.Unknown ignored ->
                throw ProblemException.of(ProblemType.NOT_FOUND, "There is no such challenge.");
        };
    }

    /**
     * A code to be sent.
     *
     * @param validMinutes whole minutes that it still works
     */
    public record Code(String code, long validMinutes, VerificationPurpose purpose) {

        @Override
        public String toString() {
            return "Code[•••]";
        }
    }
}
