package com.xiaomi.privacy.casework.fulfilment;

import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.casework.registry.TaskMode;
import com.xiaomi.privacy.contracts.event.FulfilmentEvent;
import com.xiaomi.privacy.foundation.event.Outbox;
import com.xiaomi.privacy.foundation.timers.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What data systems hear of their tasks: that they are asked, once more, or not wanted any more. */
@ApplicationScoped
class SystemNews {

    private final FulfilmentTasks tasks;
    private final RightsCases cases;
    private final Webhooks webhooks;
    private final Outbox outbox;
    private final WorkQueue workQueue;

    SystemNews(FulfilmentTasks tasks, RightsCases cases, Webhooks webhooks, Outbox outbox, WorkQueue workQueue) {
        this.tasks = tasks;
        this.cases = cases;
        this.webhooks = webhooks;
        this.outbox = outbox;
        this.workQueue = workQueue;
    }

    /** A task is asked for, first or once more; nobody is told if a person answers it. */
    @Transactional(Transactional.TxType.MANDATORY)
    void asked(RightsCase of, FulfilmentTask task) {
        if (!task.isAnsweredByStaff()) {
            tell(task, requested(of, task));
        }
    }

    /** A task is not wanted any more. */
    @Transactional(Transactional.TxType.MANDATORY)
    void notWanted(RightsCase of, FulfilmentTask task, Instant now) {
        tell(task, cancelled(of, task, now));
    }

    private void tell(FulfilmentTask task, FulfilmentEvent event) {
        switch (task.mode()) {
            case KAFKA -> outbox.publish(event);
            case WEBHOOK -> workQueue.enqueue(SystemCalls.NAME, task.taskId());
            case MANUAL -> {
                // Its people hear of it from staff.
            }
        }
    }

    /** What is to be told of a task by a call now; empty if there is nothing any more, or no address that may be called. */
    @Transactional
    Optional<Webhooks.Call> of(UUID taskId) {
        FulfilmentTask task = tasks.findById(taskId);
        RightsCase rightsCase = cases.findById(task.caseId());
        if (task.mode() != TaskMode.WEBHOOK || task.isSettled()) {
            return Optional.empty();
        }
        boolean wanted = task.isWaiting() && !task.isAnsweredByStaff();
        return webhooks.addressOf(task.system())
                .map(address -> wanted
                        ? new Webhooks.Call(address, taskId + "." + task.attempts(), requested(rightsCase, task))
                        : new Webhooks.Call(
                                address, taskId + ".cancelled", cancelled(rightsCase, task, task.notWantedSince())));
    }

    private static FulfilmentEvent requested(RightsCase of, FulfilmentTask task) {
        return new FulfilmentEvent.TaskRequested(
                of.requestId(),
                of.caseId(),
                task.taskId(),
                task.system(),
                of.right(),
                of.due(),
                task.answerBy(),
                task.attempts());
    }

    private static FulfilmentEvent cancelled(RightsCase of, FulfilmentTask task, Instant now) {
        return new FulfilmentEvent.TaskCancelled(of.requestId(), of.caseId(), task.taskId(), task.system(), now);
    }
}
