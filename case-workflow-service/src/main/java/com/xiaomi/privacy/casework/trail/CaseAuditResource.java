package com.xiaomi.privacy.casework.trail;

import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** The trail of a case's request in all services, with its check. The look itself becomes part of it. */
@Path("/api/v1/cases/{caseId}/audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.AUDITOR)
@RunOnVirtualThread
public class CaseAuditResource {

    private final CaseTrails cases;
    private final ServiceTrails trails;
    private final Caller caller;

    CaseAuditResource(CaseTrails cases, ServiceTrails trails, Caller caller) {
        this.cases = cases;
        this.trails = trails;
        this.caller = caller;
    }

    /** All entries in order of time, and for each service whether its chain is whole. */
    @GET
    public TrailBody trail(@PathParam("caseId") UUID caseId) {
        UUID requestId = cases.looked(caseId, caller.staff())
                .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "Check the case id."));
        return TrailBody.of(trails.of(requestId));
    }
}
