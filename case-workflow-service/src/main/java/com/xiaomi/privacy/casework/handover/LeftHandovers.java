package com.xiaomi.privacy.casework.handover;

import com.xiaomi.privacy.casework.cases.CaseFollower;
import com.xiaomi.privacy.casework.cases.CaseMoves;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Cancels what was planned for a case that ends without a release, and what is under way for one that is taken up again. */
@ApplicationScoped
class LeftHandovers implements CaseFollower {

    private final Handovers handovers;
    private final AuditTrail auditTrail;
    private final Clock clock;
    private final CaseMoves moves;

    LeftHandovers(Handovers handovers, CaseMoves moves, AuditTrail auditTrail, Clock clock) {
        this.handovers = handovers;
        this.moves = moves;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    @Override
    public void opened(RightsCase opened) {
        // Nothing is planned for it yet.
    }

    @Override
    public void moved(RightsCase rightsCase, CaseState from) {
        if (from == rightsCase.state()) {
            return;
        }
        if (rightsCase.state() == CaseState.CLOSED) {
            handovers.plannedOf(rightsCase.caseId()).ifPresent(left -> cancel(rightsCase, left));
        } else if (from == CaseState.CLOSED) {
            handovers.openOf(rightsCase.caseId()).forEach(left -> cancel(rightsCase, left));
        }
    }

    private void cancel(RightsCase of, Handover left) {
        left.end(HandoverState.CANCELLED, clock.instant());
        auditTrail.record(AuditEntry.of(of.requestId(), moves.self(), "handover.cancelled")
                .with("caseId", of.caseId())
                .with("handoverId", left.handoverId())
                .with("controller", left.controller()));
    }
}
