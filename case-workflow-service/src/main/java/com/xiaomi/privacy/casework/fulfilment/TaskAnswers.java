package com.xiaomi.privacy.casework.fulfilment;

import com.xiaomi.privacy.casework.cases.CommandResult.Rejection;
import com.xiaomi.privacy.casework.cases.Rejections;
import com.xiaomi.privacy.casework.cases.RightRules;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.casework.disclosure.DisclosurePurpose;
import com.xiaomi.privacy.casework.disclosure.Disclosures;
import com.xiaomi.privacy.casework.erasure.FollowUps;
import com.xiaomi.privacy.casework.fulfilment.TaskAnswer.Access;
import com.xiaomi.privacy.casework.fulfilment.TaskAnswer.Answer;
import com.xiaomi.privacy.casework.fulfilment.TaskAnswer.Ignored;
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
import com.xiaomi.privacy.casework.recipient.RecipientDuties;
import com.xiaomi.privacy.casework.request.CaseRequests;
import com.xiaomi.privacy.casework.transfer.SystemExports;
import com.xiaomi.privacy.contracts.event.FulfilmentEvent;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.TaskResult;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.event.Outbox;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What data systems may see of their tasks, and what they answer; and what the agent of the case answers in place of one
 * that does not.
 */
@ApplicationScoped
class TaskAnswers {

    private final FulfilmentTasks tasks;
    private final TaskFiles files;
    private final RightsCases cases;
    private final CaseRequests requests;
    private final Fulfilment fulfilment;
    private final SystemNews news;
    private final FollowUps followUps;
    private final RecipientDuties recipients;
    private final SystemExports exports;
    private final Disclosures disclosures;
    private final ObjectRemovals removals;
    private final AuditTrail auditTrail;
    private final Outbox outbox;
    private final Clock clock;

    TaskAnswers(
            FulfilmentTasks tasks,
            TaskFiles files,
            RightsCases cases,
            CaseRequests requests,
            Fulfilment fulfilment,
            SystemNews news,
            FollowUps followUps,
            RecipientDuties recipients,
            SystemExports exports,
            Disclosures disclosures,
            ObjectRemovals removals,
            AuditTrail auditTrail,
            Outbox outbox,
            Clock clock) {
        this.tasks = tasks;
        this.files = files;
        this.cases = cases;
        this.requests = requests;
        this.fulfilment = fulfilment;
        this.news = news;
        this.followUps = followUps;
        this.recipients = recipients;
        this.exports = exports;
        this.disclosures = disclosures;
        this.removals = removals;
        this.auditTrail = auditTrail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Whether somebody may work on a task.
     *
     * @param by the data system, or a member of the staff
     * @throws ProblemException {@link ProblemType#TRANSITION_NOT_ALLOWED} for staff who do not have the case, or if the system
     *     answers the task
     */
    @Transactional
    Access access(UUID taskId, Actor by) {
        return locked(taskId, by)
                .<Access>map(held -> held.isOpen() ? opened(held) : new NotOpen())
                .orElseGet(NotFound::new);
    }

    /**
     * As {@link #access}, and notes that the identifiers of the person are handed over now.
     *
     * @throws ProblemException {@link ProblemType#EXPORT_NOT_SAFEGUARDED} if the system works where nothing may be given to it
     */
    @Transactional
    Access disclose(UUID taskId, Actor.Machine system) {
        Optional<Held> held = locked(taskId, system);
        if (held.isEmpty()) {
            return new NotFound();
        }
        if (!held.get().isOpen()) {
            return new NotOpen();
        }
        exports.require(held.get().rightsCase(), held.get().task().system());
        disclosures.note(held.get().rightsCase(), system, DisclosurePurpose.FULFILMENT_TASK, taskId);
        return opened(held.get());
    }

    /** Keeps a file whose content is in the store already. */
    @Transactional(Transactional.TxType.MANDATORY)
    Stored keep(UUID taskId, Actor by, String name, StoredObject content) {
        Optional<Held> held = locked(taskId, by).filter(Held::isOpen);
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
        auditTrail.record(held.get().entry("task.file-stored").with("sha256", content.sha256()));
        return new Kept(name, content.sizeBytes(), content.sha256(), existing.isPresent());
    }

    /**
     * Takes a result in; the last one of a case lets it go on.
     *
     * @throws ProblemException as {@link #access}
     */
    @Transactional
    Settlement settle(UUID taskId, Actor by, Answer answer) {
        Optional<Held> found = locked(taskId, by);
        if (found.isEmpty()) {
            return new NotYours();
        }
        Held held = found.get();
        FulfilmentTask task = held.task();
        if (task.wasAnswered(answer.result(), answer.reason()) && followUps.areNoted(taskId, answer.remaining())) {
            return settled(task);
        }
        if (!held.isOpen()) {
            return task.isSettled() ? new SettledOtherwise() : ignored(held, answer.result());
        }
        if (saysThereIsData(answer.result())
                && RightRules.hasPackage(task.right())
                && files.of(taskId).isEmpty()) {
            return new WithoutFile();
        }
        followUps.check(task, answer.result(), answer.remaining());
        recipients.check(task, answer.result(), answer.told());
        record(held, answer.result(), answer.reason());
        followUps.open(held.rightsCase(), task, answer.remaining(), by);
        recipients.open(held.rightsCase(), task, answer.told(), by);
        fulfilment.goOnIfComplete(held.rightsCase());
        return settled(task);
    }

    /**
     * Lets the agent of the case answer in place of the system, which is told that its answer is not wanted any more.
     *
     * @param reason a code
     * @return empty if there is no such task, or nothing more can be done for it
     * @throws ProblemException {@link ProblemType#TRANSITION_NOT_ALLOWED} for staff who do not have the case
     */
    @Transactional
    Optional<FulfilmentTask> takeOver(UUID taskId, Actor.Staff staff, TakeoverReason reason) {
        Optional<Held> found = held(taskId, staff);
        found.ifPresent(held -> requireAssignee(held.rightsCase(), staff));
        return found.filter(held -> held.isWanted() && held.task().isWaiting()).map(held -> {
            FulfilmentTask task = held.task();
            if (!task.isAnsweredByStaff()) {
                Instant now = clock.instant();
                task.takeOver(staff.subject(), now);
                held.rightsCase().touch(now);
                auditTrail.record(held.entry("task.taken-over").with("reason", reason));
                news.notWanted(held.rightsCase(), task, now);
            }
            return task;
        });
    }

    private Ignored ignored(Held held, TaskResult result) {
        FulfilmentTask task = held.task();
        if (!task.hasIgnoredAnswer()) {
            task.ignoredAnswer(clock.instant());
            auditTrail.record(held.entry("task.answer-ignored").with("result", result));
        }
        return new Ignored(task.taskId(), task.caseId());
    }

    private void record(Held held, TaskResult result, String reason) {
        Instant now = clock.instant();
        FulfilmentTask task = held.task();
        RightsCase rightsCase = held.rightsCase();
        task.settle(result, reason, now);
        rightsCase.touch(now);
        auditTrail.record(held.entry("task.settled").with("result", result));
        outbox.publish(new FulfilmentEvent.TaskSettled(
                rightsCase.requestId(), rightsCase.caseId(), task.taskId(), task.system(), result, now));
    }

    /** A task of the system, or any task of a case of the agent's that staff answer. */
    private Optional<Held> locked(UUID taskId, Actor by) {
        Optional<Held> found = held(taskId, by);
        if (by instanceof Actor.Staff staff && found.isPresent()) {
            requireAssignee(found.get().rightsCase(), staff);
            if (!found.get().task().isAnsweredByStaff()) {
                throw ProblemException.of(
                        ProblemType.TRANSITION_NOT_ALLOWED, "Its data system answers the task; take it over first.");
            }
        }
        return found;
    }

    private Optional<Held> held(UUID taskId, Actor by) {
        Optional<UUID> caseId =
                by instanceof Actor.Machine system ? tasks.caseOf(taskId, system.client()) : tasks.caseOf(taskId);
        return caseId.flatMap(cases::locked).map(rightsCase -> new Held(rightsCase, tasks.findById(taskId), by));
    }

    private static void requireAssignee(RightsCase rightsCase, Actor.Staff staff) {
        if (!rightsCase.assignee().equals(Optional.of(staff.subject()))) {
            throw Rejections.problem(Rejection.NOT_THE_ASSIGNEE);
        }
    }

    private Open opened(Held held) {
        UUID requestId = held.rightsCase().requestId();
        return new Open(
                held.task(),
                held.rightsCase().due(),
                requestId,
                held.rightsCase().askedAs(),
                requests.require(requestId).dataKeyId(),
                recipients.of(held.task()));
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

    /** A task with its case, whose row is locked, and who works on it. */
    private record Held(RightsCase rightsCase, FulfilmentTask task, Actor by) {

        boolean isOpen() {
            return isWanted() && task.isWaiting() && (by instanceof Actor.Staff || !task.isAnsweredByStaff());
        }

        boolean isWanted() {
            return rightsCase.state() == CaseState.IN_FULFILMENT && task.isOfRound(rightsCase);
        }

        AuditEntry entry(String action) {
            return AuditEntry.of(rightsCase.requestId(), by, action)
                    .with("caseId", rightsCase.caseId())
                    .with("taskId", task.taskId());
        }
    }
}
