package com.xiaomi.privacy.casework.work;

import com.xiaomi.privacy.casework.cases.CommandResult.Rejection;
import com.xiaomi.privacy.casework.cases.Rejections;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.contracts.vocabulary.EscalationRole;
import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Which cases whoever calls may see: all of them, but for the grievance officer only those put before them. */
@ApplicationScoped
public class CaseAccess {

    private final RightsCases cases;
    private final Caller caller;

    CaseAccess(RightsCases cases, Caller caller) {
        this.cases = cases;
        this.caller = caller;
    }

    /**
     * The case, if the caller may see it.
     *
     * @throws ProblemException {@code NOT_FOUND} if they may not, or there is none: the answer does not tell which
     */
    public RightsCase require(UUID caseId) {
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
        if (caller.has(Roles.PRIVACY_AGENT) || caller.has(Roles.APPROVER) || caller.has(Roles.DPO)) {
            return Optional.empty();
        }
        if (caller.has(Roles.GRIEVANCE_OFFICER)) {
            return Optional.of(EscalationRole.GRIEVANCE_OFFICER);
        }
        throw Rejections.problem(Rejection.WRONG_PARTY);
    }

    private boolean isVisible(RightsCase rightsCase) {
        Optional<EscalationRole> only = onlyEscalatedTo();
        return only.isEmpty() || only.equals(rightsCase.escalatedTo());
    }
}
