package com.xiaomi.privacy.casework.fulfilment;

import com.xiaomi.privacy.casework.cases.CaseCommand;
import com.xiaomi.privacy.casework.cases.CaseMoves;
import com.xiaomi.privacy.casework.cases.RightRules;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.casework.disclosure.DisclosurePurpose;
import com.xiaomi.privacy.casework.disclosure.Disclosures;
import com.xiaomi.privacy.casework.fulfilment.TaskAnswer.Access;
import com.xiaomi.privacy.casework.fulfilment.TaskAnswer.Kept;
import com.xiaomi.privacy.casework.fulfilment.TaskAnswer.NotFound;
import com.xiaomi.privacy.casework.fulfilment.TaskAnswer.NotOpen;
import com.xiaomi.privacy.casework.fulfilment.TaskAnswer.NotYours;
import com.xiaomi.privacy.casework.fulfilment.TaskAnswer.Open;
import com.xiaomi.privacy.casework.fulfilment.TaskAnswer.Settled;
import com.xiaomi.privacy.casework.fulfilment.TaskAnswer.SettledOtherwise;
import com.xiaomi.privacy.casework.fulfilment.TaskAnswer.Settlement;
import com.xiaomi.privacy.casework.fulfilment.TaskAnswer.Stored;
import com.xiaomi.privacy.casework.fulfilment.TaskAnswer.TooLate;
import com.xiaomi.privacy.casework.fulfilment.TaskAnswer.WithoutFile;
import com.xiaomi.privacy.casework.objects.ObjectRemovals;
import com.xiaomi.privacy.casework.objects.StoredObject;
import com.xiaomi.privacy.casework.packaging.PackageBuilder;
import com.xiaomi.privacy.casework.request.CaseRequests;
import com.xiaomi.privacy.contracts.event.FulfilmentEvent;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.TaskResult;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.event.Outbox;
import com.xiaomi.privacy.foundation.timers.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What data systems may see of their tasks, and what they answer. */
@ApplicationScoped
class TaskAnswers {

    private final FulfilmentTasks tasks;
    private final TaskFiles files;
    private final RightsCases cases;
    private final CaseRequests requests;
    private final CaseMoves moves;
    private final Disclosures disclosures;
    private final ObjectRemovals removals;
    private final AuditTrail auditTrail;
    private final Outbox outbox;
    private final WorkQueue workQueue;
    private final Clock clock;

    TaskAnswers(
            FulfilmentTasks tasks,
            TaskFiles files,
            RightsCases cases,
            CaseRequests requests,
            CaseMoves moves,
            Disclosures disclosures,
            ObjectRemovals removals,
            AuditTrail auditTrail,
            Outbox outbox,
            WorkQueue workQueue,
            Clock clock) {
        this.tasks = tasks;
        this.files = files;
        this.cases = cases;
        this.requests = requests;
        this.moves = moves;
        this.disclosures = disclosures;
        this.removals = removals;
        this.auditTrail = auditTrail;
        this.outbox = outbox;
        this.workQueue = workQueue;
        this.clock = clock;
    }

    /** Whether a system may work on a task. */
    @Transactional
    Access access(UUID taskId, Actor.Machine system) {
        return locked(taskId, system)
                .<Access>map(held -> held.isOpen() ? opened(held) : new NotOpen())
                .orElseGet(NotFound::new);
    }

    /** As {@link #access}, and notes that the identifiers of the person are handed over now. */
    @Transactional
    Access disclose(UUID taskId, Actor.Machine system) {
        Optional<Held> held = locked(taskId, system);
        if (held.isEmpty()) {
            return new NotFound();
        }
        if (!held.get().isOpen()) {
            return new NotOpen();
        }
        disclosures.note(held.get().rightsCase(), system, DisclosurePurpose.FULFILMENT_TASK, taskId);
        return opened(held.get());
    }

    /** Keeps a file whose content is in the store already. */
    @Transactional(Transactional.TxType.MANDATORY)
    Stored keep(UUID taskId, Actor.Machine system, String name, StoredObject content) {
        Optional<Held> held = locked(taskId, system).filter(Held::isOpen);
        if (held.isEmpty()) {
            return new TooLate();
        }
        RightsCase rightsCase = held.get().rightsCase();
        Optional<TaskFile> existing = files.named(taskId, name);
        existing.ifPresentOrElse(
                file -> {
                    removals.afterCommit(file.content().bucket(), file.content().object());
                    file.replace(content, clock.instant());
                },
                () -> files.persist(new TaskFile(taskId, name, content, clock.instant())));
        rightsCase.touch(clock.instant());
        auditTrail.record(AuditEntry.of(rightsCase.requestId(), system, "task.file-stored")
                .with("caseId", rightsCase.caseId())
                .with("taskId", taskId)
                .with("sha256", content.sha256()));
        return new Kept(name, content.sizeBytes(), content.sha256(), existing.isPresent());
    }

    /** Takes a result in; the last one of a case sets its package going. */
    @Transactional
    Settlement settle(UUID taskId, Actor.Machine system, TaskResult result, String reason) {
        Optional<Held> found = locked(taskId, system);
        if (found.isEmpty()) {
            return new NotYours();
        }
        Held held = found.get();
        FulfilmentTask task = held.task();
        if (task.wasAnswered(result, reason)) {
            return settled(task);
        }
        if (!held.isOpen()) {
            return new SettledOtherwise();
        }
        if (saysThereIsData(result)
                && RightRules.hasPackage(task.right())
                && files.of(taskId).isEmpty()) {
            return new WithoutFile();
        }
        record(held, system, result, reason);
        goOnIfComplete(held.rightsCase());
        return settled(task);
    }

    private void record(Held held, Actor.Machine system, TaskResult result, String reason) {
        Instant now = clock.instant();
        FulfilmentTask task = held.task();
        RightsCase rightsCase = held.rightsCase();
        task.settle(result, reason, now);
        rightsCase.touch(now);
        auditTrail.record(AuditEntry.of(rightsCase.requestId(), system, "task.settled")
                .with("caseId", rightsCase.caseId())
                .with("taskId", task.taskId())
                .with("result", result));
        outbox.publish(new FulfilmentEvent.TaskSettled(
                rightsCase.requestId(), rightsCase.caseId(), task.taskId(), task.system(), result, now));
    }

    private void goOnIfComplete(RightsCase rightsCase) {
        if (!tasks.presentOf(rightsCase).stream().allMatch(FulfilmentTask::isSettled)) {
            return;
        }
        if (RightRules.hasPackage(rightsCase.right())) {
            workQueue.enqueue(PackageBuilder.NAME, rightsCase.caseId());
        } else {
            moves.onFact(rightsCase, CaseCommand.FINISH_FULFILMENT);
        }
    }

    private Optional<Held> locked(UUID taskId, Actor.Machine system) {
        return tasks.caseOf(taskId, system.client())
                .flatMap(cases::locked)
                .map(rightsCase -> new Held(rightsCase, tasks.findById(taskId)));
    }

    private Open opened(Held held) {
        UUID requestId = held.rightsCase().requestId();
        return new Open(
                held.task(),
                held.rightsCase().due(),
                requestId,
                requests.require(requestId).dataKeyId());
    }

    private static boolean saysThereIsData(TaskResult result) {
        return switch (result) {
            case DONE, PARTLY -> true;
            case NOTHING_HELD, FAILED -> false;
        };
    }

    private static Settled settled(FulfilmentTask task) {
        return new Settled(task.taskId(), task.caseId(), task.result(), task.reason(), task.settledAt());
    }

    /** A task with its case, whose row is locked. */
    private record Held(RightsCase rightsCase, FulfilmentTask task) {

        boolean isOpen() {
            return rightsCase.state() == CaseState.IN_FULFILMENT && task.isOfRound(rightsCase) && !task.isSettled();
        }
    }
}
