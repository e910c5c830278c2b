package com.xiaomi.privacy.casework.digest;

import com.xiaomi.privacy.foundation.access.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** For notification, which mails staff every working day what they still have to do. Not routed from outside. */
@Path("/internal/work-digests")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CASEWORK_NOTICE)
@RunOnVirtualThread
public class InternalDigestResource {

    private final WorkDigests digests;

    InternalDigestResource(WorkDigests digests) {
        this.digests = digests;
    }

    /** Agents who have a case that is overdue or due within a week. */
    @GET
    public PressedAgents pressedAgents() {
        return new PressedAgents(digests.pressedAgents());
    }

    /** What an agent still has to do; nothing if nobody knows them. */
    @GET
    @Path("/agents/{sub}")
    public WorkDigest digestOfAgent(@PathParam("sub") UUID sub) {
        return digests.ofAgent(sub);
    }

    /** What waits for an agent. */
    @GET
    @Path("/unassigned")
    public WorkDigest digestOfUnassigned() {
        return digests.ofNobody();
    }

    /** @param agents their subs */
    @Schema(name = "PressedAgents")
    record PressedAgents(List<UUID> agents) {
        PressedAgents {
            agents = List.copyOf(agents);
        }
    }
}
