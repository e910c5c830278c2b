package com.xiaomi.privacy.casework.restriction;

import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** A data system, or staff in its place, say that what was restricted for a task is restricted no longer. */
@Path("/api/v1/tasks/{taskId}/restriction-lifted")
@RolesAllowed({Roles.DATA_SYSTEM, Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO})
@RunOnVirtualThread
public class RestrictionLiftedResource {

    private static final int NO_CONTENT = 204;

    private final Lifting lifting;
    private final Caller caller;

    RestrictionLiftedResource(Lifting lifting, Caller caller) {
        this.lifting = lifting;
        this.caller = caller;
    }

    /** Said again, it changes nothing. */
    @POST
    @ResponseStatus(NO_CONTENT)
    public void restrictionLifted(@PathParam("taskId") UUID taskId) {
        lifting.lifted(taskId, caller.has(Roles.DATA_SYSTEM) ? caller.machine() : caller.staff());
    }
}
