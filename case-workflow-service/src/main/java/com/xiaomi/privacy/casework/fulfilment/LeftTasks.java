package com.xiaomi.privacy.casework.fulfilment;

import com.xiaomi.privacy.casework.cases.CaseFollower;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Has the tasks that a case leaves behind when it leaves the fulfilment cancelled soon, however many there are. */
@ApplicationScoped
class LeftTasks implements CaseFollower {

    private final FulfilmentTasks tasks;
    private final Clock clock;

    LeftTasks(FulfilmentTasks tasks, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    @Override
    public void opened(RightsCase opened) {
        // It has no tasks yet.
    }

    @Override
    public void moved(RightsCase rightsCase, CaseState from) {
        if (from == CaseState.IN_FULFILMENT && rightsCase.state() != from) {
            tasks.lookAtSoon(rightsCase.caseId(), clock.instant());
        }
    }
}
