package com.xiaomi.privacy.casework.fulfilment;

import com.xiaomi.privacy.foundation.timers.Sweep;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Looks after tasks that wait for their answer, each in a transaction of its own. */
@ApplicationScoped
class UnansweredTasks implements Sweep {

    private final FulfilmentTasks tasks;
    private final TaskChasing chasing;
    private final Clock clock;

    UnansweredTasks(FulfilmentTasks tasks, TaskChasing chasing, Clock clock) {
        this.tasks = tasks;
        this.chasing = chasing;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "tasks without an answer";
    }

    /** One that fails does not keep the others from being looked after; it fails the sweep in the end, and comes again. */
    @Override
    public int remove(int atMost) {
        List<UUID> due = tasks.toBeChased(clock.instant(), atMost);
        RuntimeException failure = null;
        for (UUID taskId : due) {
            try {
                chasing.chase(taskId);
            } catch (RuntimeException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return due.size();
    }
}
