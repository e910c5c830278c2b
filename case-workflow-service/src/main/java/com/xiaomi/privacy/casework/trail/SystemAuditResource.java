package com.xiaomi.privacy.casework.trail;

import com.xiaomi.privacy.casework.registry.DataSystems;
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

/** Who registered what of a data system, with the digest of what was registered. */
@Path("/api/v1/systems/{name}/audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.AUDITOR, Roles.DPO})
@RunOnVirtualThread
public class SystemAuditResource {

    private final DataSystems systems;
    private final AuditTrail auditTrail;
    private final String service;

    SystemAuditResource(
            DataSystems systems,
            AuditTrail auditTrail,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.systems = systems;
        this.auditTrail = auditTrail;
        this.service = service;
    }

    /** All entries in order, and whether the chain is whole. */
    @GET
    public SystemTrailBody systemTrail(@PathParam("name") String name) {
        UUID chain = systems.chainOf(name)
                .orElseThrow(() ->
                        ProblemException.of(ProblemType.NOT_FOUND, "Check the name; the system is not registered."));
        return new SystemTrailBody(
                name,
                auditTrail.firstBadEntry(chain).isEmpty(),
                auditTrail.entries(chain).stream()
                        .map(entry -> EntryBody.of(service, entry))
                        .toList());
    }

    /**
     * The trail.
     *
     * @param intact whether no entry was changed, removed or put elsewhere
     */
    record SystemTrailBody(String name, boolean intact, List<EntryBody> entries) {}
}
