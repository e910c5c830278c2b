package com.xiaomi.privacy.casework.fulfilment;

import com.xiaomi.privacy.casework.cases.CaseCommand;
import com.xiaomi.privacy.casework.cases.CaseMoves;
import com.xiaomi.privacy.casework.cases.RightRules;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.packaging.PackageBuilder;
import com.xiaomi.privacy.foundation.timers.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Lets a case go on once every system has its task and each task its answer. */
@ApplicationScoped
class Fulfilment {

    private final FulfilmentTasks tasks;
    private final TaskFanOuts fanOuts;
    private final CaseMoves moves;
    private final WorkQueue workQueue;

    Fulfilment(FulfilmentTasks tasks, TaskFanOuts fanOuts, CaseMoves moves, WorkQueue workQueue) {
        this.tasks = tasks;
        this.fanOuts = fanOuts;
        this.moves = moves;
        this.workQueue = workQueue;
    }

    /** Sets the package going, or ends the fulfilment, if nothing is missing. The caller holds the lock of the case. */
    @Transactional(Transactional.TxType.MANDATORY)
    void goOnIfComplete(RightsCase rightsCase) {
        if (!fanOuts.areComplete(rightsCase) || tasks.areAnyWaiting(rightsCase)) {
            return;
        }
        if (RightRules.hasPackage(rightsCase.right())) {
            workQueue.enqueue(PackageBuilder.NAME, rightsCase.caseId());
        } else {
            moves.onFact(rightsCase, CaseCommand.FINISH_FULFILMENT);
        }
    }
}
