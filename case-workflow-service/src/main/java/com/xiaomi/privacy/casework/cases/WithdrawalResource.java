package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.casework.cases.CommandResult.AlreadyApplied;
import com.xiaomi.privacy.casework.cases.CommandResult.Applied;
import com.xiaomi.privacy.casework.cases.CommandResult.Rejected;
import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
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

    private final CaseCommands commands;
    private final Caller caller;

    WithdrawalResource(CaseCommands commands, Caller caller) {
        this.commands = commands;
        this.caller = caller;
    }

    /** Closes all open cases of the request, or the one that is named. Repeated, it changes nothing. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public void withdraw(@PathParam("reference") String reference, WithdrawalBody body) {
        Optional<UUID> onlyCase = Optional.ofNullable(body).map(WithdrawalBody::caseId);
        switch (commands.withdraw(caller.requesterOf(reference), onlyCase)) {
            case Applied ignored -> {}
            case AlreadyApplied ignored -> {}
            case Rejected rejected -> throw Rejections.problem(rejected.reason());
        }
    }

    /** @param caseId null for all cases of the request */
    record WithdrawalBody(UUID caseId) {}
}
