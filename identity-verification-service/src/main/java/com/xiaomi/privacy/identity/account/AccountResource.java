package com.xiaomi.privacy.identity.account;

import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.CustomerTokens;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.limit.Throttled;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.identity.verification.VerificationState;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where somebody shows that the account is theirs which the request names. */
@Path("/api/v1/verifications/{id}/account")
@Tag(name = "Verification")
@RunOnVirtualThread
@RolesAllowed(Roles.REQUESTER)
public class AccountResource {

    private static final int LONGEST_TOKEN = 8192;

    private final SignInProofs proofs;
    private final CustomerTokens tokens;
    private final Caller caller;

    AccountResource(SignInProofs proofs, CustomerTokens tokens, Caller caller) {
        this.proofs = proofs;
        this.tokens = tokens;
        this.caller = caller;
    }

    /** Takes a sign-in of the last ten minutes. */
    @POST
    @Throttled("account")
    @Operation(
            summary = "Show a sign-in",
            description = "Sign in with max_age=0 first, so that it is not more than ten minutes old. With the Xiaomi"
                    + " Account and the Mi ID of the request it proves the account; with Google, Facebook or Apple and"
                    + " the e-mail address of the request it proves the contact.")
    @APIResponse(responseCode = "200", description = "It proves 'level'; see 'state' for whether that is enough")
    @APIResponse(responseCode = "401", description = "The sign-in token is not valid here, or has expired")
    @APIResponse(responseCode = "403", description = "Another account, or a sign-in too long ago")
    public Shown showSignIn(UUID id, @NotNull @Valid SignIn signIn) {
        return switch (proofs.show(caller.requester(), id, tokens.read(signIn.accountToken()))) {
            case AccountResult.Accepted accepted -> new Shown(accepted.level(), accepted.state());
            case AccountResult.AnotherAccount ignored ->
                throw ProblemException.of(
                        ProblemType.ANOTHER_ACCOUNT,
                        "Sign in with the account of the request, or prove your identity in another way.");
            case AccountResult.TooOld ignored ->
                throw ProblemException.of(ProblemType.SIGN_IN_AFRESH, "Sign in again, and send the new token at once.");
            case AccountResult.Unknown ignored ->
                throw ProblemException.of(
                        ProblemType.NOT_FOUND, "Take the verification named in the status of your request.");
        };
    }

    /**
     * A sign-in.
     *
     * @param accountToken access token of the customer realm; the pass of the request stays in {@code Authorization}
     */
    public record SignIn(
            @NotBlank @Size(max = LONGEST_TOKEN) String accountToken) {

        @Override
        public String toString() {
            return "SignIn[•••]";
        }
    }

    /**
     * What the sign-in proves.
     *
     * @param state where the verification stands now; still open where more is needed
     */
    public record Shown(AssuranceLevel level, VerificationState state) {}
}
