package com.xiaomi.privacy.casework.work;

import com.xiaomi.privacy.casework.CaseworkConfig;
import com.xiaomi.privacy.casework.cases.CaseCommand;
import com.xiaomi.privacy.casework.cases.CaseFollower;
import com.xiaomi.privacy.casework.cases.CaseMoves;
import com.xiaomi.privacy.casework.cases.CaseTransitions;
import com.xiaomi.privacy.casework.cases.CommandResult.Applied;
import com.xiaomi.privacy.casework.cases.Party;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.foundation.timers.DurableWork;
import com.xiaomi.privacy.foundation.timers.WorkQueue;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/**
 * Gives each case that comes into review to an agent, where the operator wants that. It happens in a transaction of its own,
 * for it locks agents, and whoever moves cases holds other locks already. A case that nobody fits stays in the queue.
 */
@ApplicationScoped
public class AssignOnReview implements DurableWork, CaseFollower {

    private static final String NAME = "assign-on-review";

    private final RightsCases cases;
    private final Assignments assignments;
    private final CaseMoves moves;
    private final WorkQueue workQueue;
    private final CaseworkConfig config;

    AssignOnReview(
            RightsCases cases, Assignments assignments, CaseMoves moves, WorkQueue workQueue, CaseworkConfig config) {
        this.cases = cases;
        this.assignments = assignments;
        this.moves = moves;
        this.workQueue = workQueue;
        this.config = config;
    }

    @Override
    public void opened(RightsCase opened) {
        // A part that was split off keeps its agent; any other case has not come into review yet.
    }

    @Override
    public void moved(RightsCase rightsCase, CaseState from) {
        boolean arrives = rightsCase.state() == CaseState.IN_REVIEW && from != CaseState.IN_REVIEW;
        if (config.assignOnReview() && arrives && rightsCase.assignee().isEmpty()) {
            workQueue.enqueue(NAME, rightsCase.caseId());
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID caseId) {
        QuarkusTransaction.requiringNew()
                .run(() -> cases.locked(caseId)
                        .filter(one -> one.state() == CaseState.IN_REVIEW)
                        .filter(one -> one.assignee().isEmpty())
                        .ifPresent(this::assign));
    }

    private void assign(RightsCase arrived) {
        if (CaseTransitions.decide(arrived.state(), CaseCommand.ASSIGN_BY_RULE, Set.of(Party.SYSTEM))
                instanceof Applied verdict) {
            assignments.byRule(arrived, verdict, moves.self());
        }
    }
}
