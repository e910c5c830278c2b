package com.xiaomi.privacy.casework.bulk;

import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Commands on many cases at once, for staff. */
@Path("/api/v1/case-commands")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO})
@RunOnVirtualThread
public class BulkResource {

    private final BulkCommands commands;
    private final Caller caller;

    BulkResource(BulkCommands commands, Caller caller) {
        this.commands = commands;
        this.caller = caller;
    }

    /** Does something to each of up to 100 cases, each as a command of its own would, and says for each what became of it. */
    @POST
    public ResultsBody commands(@NotNull @Valid BulkBody body) {
        // Before the first command, for whoever is no human may give none of them.
        caller.staff();
        return new ResultsBody(commands.execute(body.commands()));
    }

    /** @param results one for each command, in the same order */
    record ResultsBody(List<BulkCommands.Result> results) {

        ResultsBody {
            results = List.copyOf(results);
        }
    }
}
