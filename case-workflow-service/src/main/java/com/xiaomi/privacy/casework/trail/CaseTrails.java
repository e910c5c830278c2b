package com.xiaomi.privacy.casework.trail;

import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Notes who looked at the trail of a request, and who had all trails checked. */
@ApplicationScoped
class CaseTrails {

    private final RightsCases cases;
    private final AuditTrail auditTrail;

    CaseTrails(RightsCases cases, AuditTrail auditTrail) {
        this.cases = cases;
        this.auditTrail = auditTrail;
    }

    /** The request of a case, with the look noted; empty if there is no such case. */
    @Transactional
    Optional<UUID> looked(UUID caseId, Actor.Staff auditor) {
        Optional<UUID> requestId = cases.findByIdOptional(caseId).map(RightsCase::requestId);
        requestId.ifPresent(chain ->
                auditTrail.record(AuditEntry.of(chain, auditor, "trail.read").with("caseId", caseId)));
        return requestId;
    }

    /** In the auditor's own trail, for a check is about no request. */
    @Transactional
    void checked(Actor.Staff auditor) {
        auditTrail.record(AuditEntry.apart(auditor.subject(), auditor, "trail.checked"));
    }
}
