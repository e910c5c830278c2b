package com.xiaomi.privacy.casework.work;

import com.xiaomi.privacy.casework.cases.CommandResult.Rejection;
import com.xiaomi.privacy.casework.cases.Rejections;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.contracts.vocabulary.EscalationRole;
import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/**
 * Which cases whoever calls may see: all of them, but for the grievance officer only those put before them. What is isolated under a legal
 * hold is seen by the role legal alone, who sees nothing else.
 */
@ApplicationScoped
public class CaseAccess {

    private final RightsCases cases;
    private final AuditTrail auditTrail;
    private final Caller caller;

    CaseAccess(RightsCases cases, AuditTrail auditTrail, Caller caller) {
        this.cases = cases;
        this.auditTrail = auditTrail;
        this.caller = caller;
    }

    /**
     * The case, if the caller may look at it. A look at one that is isolated is audited.
     *
     * @throws ProblemException {@code NOT_FOUND} if they may not, or there is none: the answer does not tell which
     */
    @Transactional
    public RightsCase require(UUID caseId) {
        RightsCase found = visible(caseId);
        if (found.isIsolated()) {
            auditTrail.record(AuditEntry.of(found.requestId(), caller.staff(), "isolated-case.opened")
                    .with("caseId", caseId));
        }
        return found;
    }

    /**
     * The case, if the caller may work on it: nobody works on what is isolated.
     *
     * @throws ProblemException {@code NOT_FOUND} if they may not, or there is none: the answer does not tell which
     */
    public RightsCase requireForWork(UUID caseId) {
        RightsCase found = visible(caseId);
        if (found.isIsolated()) {
            throw Rejections.problem(Rejection.UNKNOWN_CASE);
        }
        return found;
    }

    /**
     * The case, if the caller may give its file to an authority: the auditor and the data protection officer, and only the role legal if it is
     * isolated. Who does is noted before anything is read, so that it stands in the file itself.
     *
     * @throws ProblemException {@code NOT_FOUND} if they may not, or there is none: the answer does not tell which
     */
    @Transactional
    public RightsCase requireForExport(UUID caseId) {
        RightsCase found = cases.findByIdOptional(caseId)
                .filter(one ->
                        one.isIsolated() ? caller.has(Roles.LEGAL) : caller.has(Roles.AUDITOR) || caller.has(Roles.DPO))
                .orElseThrow(() -> Rejections.problem(Rejection.UNKNOWN_CASE));
        auditTrail.record(AuditEntry.of(found.requestId(), caller.staff(), "case-file.exported")
                .with("caseId", caseId));
        return found;
    }

    private RightsCase visible(UUID caseId) {
        return cases.findByIdOptional(caseId)
                .filter(this::isVisible)
                .orElseThrow(() -> Rejections.problem(Rejection.UNKNOWN_CASE));
    }

    /**
     * The role before which a case must have been put for the caller to see it; empty if they see all.
     *
     * @throws ProblemException {@code NOT_ALLOWED} if they see none
     */
    public Optional<EscalationRole> onlyEscalatedTo() {
        if (seesAll()) {
            return Optional.empty();
        }
        if (caller.has(Roles.GRIEVANCE_OFFICER)) {
            return Optional.of(EscalationRole.GRIEVANCE_OFFICER);
        }
        throw Rejections.problem(Rejection.WRONG_PARTY);
    }

    private boolean isVisible(RightsCase rightsCase) {
        if (rightsCase.isIsolated()) {
            return caller.has(Roles.LEGAL);
        }
        return seesAll()
                || caller.has(Roles.GRIEVANCE_OFFICER)
                        && rightsCase.escalatedTo().equals(Optional.of(EscalationRole.GRIEVANCE_OFFICER));
    }

    private boolean seesAll() {
        return caller.has(Roles.PRIVACY_AGENT) || caller.has(Roles.APPROVER) || caller.has(Roles.DPO);
    }
}
