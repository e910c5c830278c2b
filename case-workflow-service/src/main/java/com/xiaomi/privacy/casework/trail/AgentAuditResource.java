package com.xiaomi.privacy.casework.trail;

import com.xiaomi.privacy.casework.agent.Agents;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What an agent was registered with from time to time, and by whom. */
@Path("/api/v1/agents/{sub}/audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.AUDITOR, Roles.DPO})
@RunOnVirtualThread
public class AgentAuditResource {

    private final Agents agents;
    private final AuditTrail auditTrail;
    private final String service;

    AgentAuditResource(
            Agents agents, AuditTrail auditTrail, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.agents = agents;
        this.auditTrail = auditTrail;
        this.service = service;
    }

    /** All entries in order, and whether the chain is whole. */
    @GET
    public AgentTrailBody agentTrail(@PathParam("sub") UUID sub) {
        if (!agents.know(List.of(sub))) {
            throw ProblemException.of(ProblemType.NOT_FOUND, "Check the id; the agent is not registered.");
        }
        return new AgentTrailBody(
                sub,
                auditTrail.firstBadEntry(sub).isEmpty(),
                auditTrail.entries(sub).stream()
                        .map(entry -> EntryBody.of(service, entry))
                        .toList());
    }

    /**
     * The trail.
     *
     * @param intact whether no entry was changed, removed or put elsewhere
     */
    record AgentTrailBody(UUID sub, boolean intact, List<EntryBody> entries) {}
}
