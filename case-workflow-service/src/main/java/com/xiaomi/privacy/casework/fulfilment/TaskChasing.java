package com.xiaomi.privacy.casework.fulfilment;

import com.xiaomi.privacy.casework.cases.CaseMoves;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.event.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * What becomes of tasks that wait for their answer: they are asked for again, staff hear of those that are late or keep
 * failing, and those whose case has left the fulfilment are cancelled.
 */
@ApplicationScoped
class TaskChasing {

    private final FulfilmentTasks tasks;
    private final SystemNews news;
    private final RightsCases cases;
    private final CaseMoves moves;
    private final AuditTrail auditTrail;
    private final Outbox outbox;
    private final Clock clock;

    TaskChasing(
            FulfilmentTasks tasks,
            SystemNews news,
            RightsCases cases,
            CaseMoves moves,
            AuditTrail auditTrail,
            Outbox outbox,
            Clock clock) {
        this.tasks = tasks;
        this.news = news;
        this.cases = cases;
        this.moves = moves;
        this.auditTrail = auditTrail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Does what is to be done about a task now; nothing if it was answered or looked at meanwhile. */
    @Transactional
    void chase(UUID taskId) {
        RightsCase rightsCase = tasks.caseOf(taskId).flatMap(cases::locked).orElseThrow();
        FulfilmentTask task = tasks.findById(taskId);
        Instant now = clock.instant();
        if (!task.isToBeChased(now)) {
            return;
        }
        if (rightsCase.state() != CaseState.IN_FULFILMENT || !task.isOfRound(rightsCase)) {
            cancel(rightsCase, task, now);
            return;
        }
        if (task.isToBeEscalated(now)) {
            escalate(rightsCase, task, now);
        }
        if (!task.isAnsweredByStaff()) {
            askAgain(rightsCase, task, now);
        }
    }

    private void cancel(RightsCase rightsCase, FulfilmentTask task, Instant now) {
        task.cancel(now);
        auditTrail.record(entry(rightsCase, task, "task.cancelled"));
        if (!task.isAnsweredByStaff()) {
            news.notWanted(rightsCase, task, now);
        }
    }

    private void escalate(RightsCase rightsCase, FulfilmentTask task, Instant now) {
        task.overdue(now);
        rightsCase.touch(now);
        auditTrail.record(entry(rightsCase, task, "task.overdue").with("failures", task.failures()));
        outbox.publish(new CaseEvent.TaskOverdue(
                rightsCase.requestId(),
                rightsCase.caseId(),
                rightsCase.right(),
                task.taskId(),
                task.system(),
                task.answerBy(),
                rightsCase.due(),
                rightsCase.assignee().orElse(null)));
    }

    private void askAgain(RightsCase rightsCase, FulfilmentTask task, Instant now) {
        task.askedAgain(now);
        auditTrail.record(entry(rightsCase, task, "task.asked-again").with("attempt", task.attempts()));
        news.asked(rightsCase, task);
    }

    private AuditEntry entry(RightsCase rightsCase, FulfilmentTask task, String action) {
        return AuditEntry.of(rightsCase.requestId(), moves.self(), action)
                .with("caseId", rightsCase.caseId())
                .with("taskId", task.taskId())
                .with("system", task.system());
    }
}
