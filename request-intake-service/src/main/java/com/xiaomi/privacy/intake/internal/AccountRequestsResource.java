package com.xiaomi.privacy.intake.internal;

import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.foundation.protection.PersonalText;
import com.xiaomi.privacy.intake.account.RequestAccounts;
import com.xiaomi.privacy.intake.internal.InternalViews.AccountRequestsView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Which requests are somebody's who signed in at another service of the house; never routed from outside. It hands out no personal data,
 * and is asked by the person themselves, so the trail says nothing of it, as of their own list of requests.
 */
@Path("/internal/account-requests")
@Tag(name = "Internal")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class AccountRequestsResource {

    private static final int MOST = 1_000;

    private final RequestAccounts accounts;

    AccountRequestsResource(RequestAccounts accounts) {
        this.accounts = accounts;
    }

    @POST
    @RolesAllowed(Roles.INTAKE_ACCOUNT_REQUESTS)
    @Transactional
    @Operation(
            summary = "Which requests were submitted with an account, the newest thousand (purpose INBOX)",
            description = "A request submitted without signing in is not among them, whoever it names.")
    public AccountRequestsView requests(
            @QueryParam("purpose") String purpose, @NotNull @Valid SignedInAccount signedIn) {
        Purpose.require(purpose, Purpose.INBOX);
        return new AccountRequestsView(accounts.newest(signedIn.account(), MOST));
    }

    /**
     * With what somebody signed in.
     *
     * @param account alias of the provider, a NUL, and the provider's own id for them
     */
    record SignedInAccount(
            @NotNull
            @PersonalText(
                    max = 512,
                    pattern = "[^\\p{Cc}]+\\x00[^\\p{Cc}]+",
                    message = "must be the alias of a provider, a NUL, and an id")
            @Schema(maxLength = 512)
            Personal account) {}
}
