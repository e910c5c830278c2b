package com.xiaomi.privacy.casework.legalbasis;

import com.xiaomi.privacy.casework.cases.CommandResult.Rejection;
import com.xiaomi.privacy.casework.cases.Rejections;
import com.xiaomi.privacy.casework.work.CaseAccess;
import com.xiaomi.privacy.foundation.access.Caller;
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

/** On what the steps of a case rest. */
@Path("/api/v1/cases/{caseId}/legal-bases")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO, Roles.GRIEVANCE_OFFICER, Roles.LEGAL, Roles.AUDITOR})
@RunOnVirtualThread
public class LegalBasisResource {

    private final CaseLegalBases bases;
    private final CaseAccess access;
    private final Caller caller;

    LegalBasisResource(CaseLegalBases bases, CaseAccess access, Caller caller) {
        this.bases = bases;
        this.access = access;
        this.caller = caller;
    }

    /** Which step began when, on what basis and by which provision, in the order of the steps; auditors see it of every case. */
    @GET
    public LegalBases legalBases(@PathParam("caseId") UUID caseId) {
        if (!caller.has(Roles.AUDITOR)) {
            access.require(caseId);
        }
        List<NotedBasis> noted = bases.of(caseId);
        if (noted.isEmpty()) {
            throw Rejections.problem(Rejection.UNKNOWN_CASE);
        }
        return new LegalBases(noted);
    }

    /** In the order in which the steps began. */
    record LegalBases(List<NotedBasis> steps) {

        LegalBases {
            steps = List.copyOf(steps);
        }
    }
}
