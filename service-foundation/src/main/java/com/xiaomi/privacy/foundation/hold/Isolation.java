package com.xiaomi.privacy.foundation.hold;

import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * Who of the staff may come near a request: what is isolated under a legal hold, only the role legal, and only to look; everything else,
 * everybody but those who have that role alone. The answer to the others does not tell that there is such a request.
 */
@ApplicationScoped
public class Isolation {

    private final HeldRequests holds;
    private final AuditTrail auditTrail;
    private final Caller caller;

    Isolation(HeldRequests holds, AuditTrail auditTrail, Caller caller) {
        this.holds = holds;
        this.auditTrail = auditTrail;
        this.caller = caller;
    }

    /**
     * Lets whoever of the staff calls look at the request; a look at what is isolated is audited.
     *
     * @param roles one of which they need while the request is not isolated
     * @throws ProblemException {@link ProblemType#NOT_FOUND}
     */
    @Transactional
    public void requireLook(UUID requestId, String... roles) {
        if (!holds.isIsolated(requestId)) {
            requireOneOf(roles);
        } else if (caller.has(Roles.LEGAL)) {
            auditTrail.record(AuditEntry.of(requestId, caller.staff(), "isolated-request.opened"));
        } else {
            throw unknown();
        }
    }

    /**
     * Lets whoever of the staff calls work on the request, which nobody does on one that is isolated.
     *
     * @param roles one of which they need
     * @throws ProblemException {@link ProblemType#NOT_FOUND}
     */
    public void requireWork(UUID requestId, String... roles) {
        if (holds.isIsolated(requestId)) {
            throw unknown();
        }
        requireOneOf(roles);
    }

    private void requireOneOf(String... roles) {
        for (String role : roles) {
            if (caller.has(role)) {
                return;
            }
        }
        throw unknown();
    }

    private static ProblemException unknown() {
        return ProblemException.of(ProblemType.NOT_FOUND, "Check the reference or id.");
    }
}
