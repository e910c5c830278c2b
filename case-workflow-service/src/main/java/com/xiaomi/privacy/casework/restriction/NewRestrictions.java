package com.xiaomi.privacy.casework.restriction;

import com.xiaomi.privacy.casework.cases.CaseFollower;
import com.xiaomi.privacy.casework.cases.CaseMoves;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.casework.request.AskedDetails;
import com.xiaomi.privacy.casework.request.CaseRequests;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.timers.DurableWork;
import com.xiaomi.privacy.foundation.timers.WorkQueue;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.List;
import java.util.UUID;

/**
 * Keeps restrictions whose lifting was announced where the matter is open again: the case goes on, or the person, proven, asks for
 * a restriction anew. The latter in transactions of their own, for intake is asked and other cases are locked.
 */
@ApplicationScoped
class NewRestrictions implements DurableWork, CaseFollower {

    private static final String NAME = "keep-restrictions";

    private final Lifting lifting;
    private final RestrictionLifts lifts;
    private final RightsCases cases;
    private final CaseRequests requests;
    private final AskedDetails details;
    private final CaseMoves moves;
    private final WorkQueue workQueue;

    NewRestrictions(
            Lifting lifting,
            RestrictionLifts lifts,
            RightsCases cases,
            CaseRequests requests,
            AskedDetails details,
            CaseMoves moves,
            WorkQueue workQueue) {
        this.lifting = lifting;
        this.lifts = lifts;
        this.cases = cases;
        this.requests = requests;
        this.details = details;
        this.moves = moves;
        this.workQueue = workQueue;
    }

    @Override
    public void opened(RightsCase opened) {
        // Nobody has proven yet whose it is; a part that was split off follows from a case that was proven.
    }

    @Override
    public void moved(RightsCase rightsCase, CaseState from) {
        if (rightsCase.right() != Right.RESTRICTION) {
            return;
        }
        if (from == CaseState.CLOSED && rightsCase.state() != CaseState.CLOSED) {
            lifting.keepUnlessBegun(rightsCase, moves.self());
        }
        if (from == CaseState.AWAITING_IDENTITY && rightsCase.state() == CaseState.IN_REVIEW) {
            workQueue.enqueue(NAME, rightsCase.caseId());
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    @ActivateRequestContext
    public void run(UUID caseId) {
        List<UUID> announced = QuarkusTransaction.requiringNew().call(() -> announcedFor(caseId));
        if (!announced.isEmpty() && details.askToRestrict(caseId)) {
            announced.forEach(other -> QuarkusTransaction.requiringNew().run(() -> keep(other)));
        }
    }

    private List<UUID> announcedFor(UUID caseId) {
        UUID requestId = cases.findById(caseId).requestId();
        return lifts.openCasesOf(requests.require(requestId).personRef());
    }

    private void keep(UUID caseId) {
        cases.locked(caseId).ifPresent(of -> lifting.keepUnlessBegun(of, moves.self()));
    }
}
