package com.xiaomi.privacy.casework.counts;

import com.xiaomi.privacy.casework.counts.CaseCounts.Counts;
import com.xiaomi.privacy.casework.work.CaseAccess;
import com.xiaomi.privacy.foundation.access.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** How many cases are open, due soon, overdue and without an agent. */
@Path("/api/v1/case-counts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO, Roles.GRIEVANCE_OFFICER})
@RunOnVirtualThread
public class CaseCountResource {

    private final CaseCounts counts;
    private final CaseAccess access;

    CaseCountResource(CaseCounts counts, CaseAccess access) {
        this.counts = counts;
        this.access = access;
    }

    /** The counts as they are now; for the grievance officer of the cases put before them. */
    @GET
    public Counts caseCounts() {
        return counts.now(access.onlyEscalatedTo());
    }
}
