package com.xiaomi.privacy.casework.erasure;

import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** A data system, or staff in its place, say that what had to be kept by law is erased now. */
@Path("/api/v1/tasks/{taskId}/remainders/{remainderId}/erased")
@RolesAllowed({Roles.DATA_SYSTEM, Roles.PRIVACY_AGENT, Roles.DPO})
@RunOnVirtualThread
public class RemainderResource {

    private static final int NO_CONTENT = 204;

    private final FollowUps followUps;
    private final Caller caller;

    RemainderResource(FollowUps followUps, Caller caller) {
        this.followUps = followUps;
        this.caller = caller;
    }

    /** Said again, it changes nothing. */
    @POST
    @ResponseStatus(NO_CONTENT)
    public void remainderErased(@PathParam("taskId") UUID taskId, @PathParam("remainderId") UUID remainderId) {
        followUps.erased(taskId, remainderId, caller.has(Roles.DATA_SYSTEM) ? caller.machine() : caller.staff());
    }
}
