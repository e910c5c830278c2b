package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.casework.cases.CommandResult.AlreadyApplied;
import com.xiaomi.privacy.casework.cases.CommandResult.Applied;
import com.xiaomi.privacy.casework.cases.CommandResult.Rejected;
import com.xiaomi.privacy.casework.cases.Withdrawals.Withdrawal;
import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.limit.Throttled;
import com.xiaomi.privacy.foundation.protection.Personal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;

/** Lets the person take their request back. */
@Path("/api/v1/requests/{reference}/withdrawal")
@RolesAllowed(Roles.REQUESTER)
@RunOnVirtualThread
public class WithdrawalResource {

    private final Withdrawals withdrawals;
    private final Caller caller;

    WithdrawalResource(Withdrawals withdrawals, Caller caller) {
        this.withdrawals = withdrawals;
        this.caller = caller;
    }

    /** Closes all open cases of the request, or the one that is named. Repeated, it changes nothing. */
    @POST
    @Throttled("withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    public void withdraw(@PathParam("reference") String reference, WithdrawalBody body) {
        Withdrawal wanted = body == null
                ? new Withdrawal(Optional.empty(), Optional.empty(), Optional.empty())
                : new Withdrawal(
                        Optional.ofNullable(body.caseId()),
                        Optional.ofNullable(body.reason()),
                        CommandTexts.bounded("text", body.text()));
        switch (withdrawals.withdraw(caller.requesterOf(reference), wanted)) {
            case Applied ignored -> {}
            case AlreadyApplied ignored -> {}
            case Rejected rejected -> throw Rejections.problem(rejected.reason());
        }
    }

    /**
     * What is taken back, and why.
     *
     * @param caseId null for all open cases of the request
     * @param reason null if the person gives none
     * @param text in the person's own words, at most 4000 characters; null if there are none
     */
    record WithdrawalBody(UUID caseId, WithdrawalReason reason, Personal text) {}
}
