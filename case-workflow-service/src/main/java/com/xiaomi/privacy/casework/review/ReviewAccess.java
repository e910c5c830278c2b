package com.xiaomi.privacy.casework.review;

import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Notes who looked at what a person wrote. */
@ApplicationScoped
class ReviewAccess {

    private final RightsCases cases;
    private final AuditTrail auditTrail;

    ReviewAccess(RightsCases cases, AuditTrail auditTrail) {
        this.cases = cases;
        this.auditTrail = auditTrail;
    }

    /** Notes the look. @return the case; empty if there is no such case */
    @Transactional
    Optional<RightsCase> note(UUID caseId, Actor.Staff staff) {
        Optional<RightsCase> found = cases.findByIdOptional(caseId);
        found.ifPresent(one -> auditTrail.record(
                AuditEntry.of(one.requestId(), staff, "request-details.read").with("caseId", caseId)));
        return found;
    }
}
