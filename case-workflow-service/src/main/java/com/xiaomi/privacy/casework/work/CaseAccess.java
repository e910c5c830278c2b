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

    private boolean isVisible(RightsCase rightsCase) {
        return seesAll()
                || caller.has(Roles.GRIEVANCE_OFFICER)
                        && rightsCase
                                .escalatedTo()
                                .filter(EscalationRole.GRIEVANCE_OFFICER::equals)
                                .isPresent();
    }

    private boolean seesAll() {
        return caller.has(Roles.PRIVACY_AGENT) || caller.has(Roles.APPROVER) || caller.has(Roles.DPO);
    }
}
