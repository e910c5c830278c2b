package com.xiaomi.privacy.casework.recipient;

import com.xiaomi.privacy.casework.cases.RightRules;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.casework.fulfilment.FulfilmentTask;
import com.xiaomi.privacy.casework.registry.DataSystem;
import com.xiaomi.privacy.casework.registry.DataSystems;
import com.xiaomi.privacy.contracts.vocabulary.TaskResult;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Sees to it that each recipient of data is told of its correction, erasure or restriction (GDPR Art. 19). Who they are says the
 * registry, as it was when the data system was asked; who got this person's data knows the system, and staff where it does not
 * say.
 */
@ApplicationScoped
public class RecipientDuties {

    private final RecipientNotices notices;
    private final DataSystems systems;
    private final RightsCases cases;
    private final AuditTrail auditTrail;
    private final Clock clock;

    RecipientDuties(
            RecipientNotices notices, DataSystems systems, RightsCases cases, AuditTrail auditTrail, Clock clock) {
        this.notices = notices;
        this.systems = systems;
        this.cases = cases;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /** Whom a data system has to tell if it carries a task out, by name; nobody for a right that changes nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<String> of(FulfilmentTask task) {
        if (!RightRules.isToldToRecipients(task.right())) {
            return List.of();
        }
        return systems.describedAt(task.system(), task.requestedAt()).stream()
                .flatMap(described -> described.holdings().stream())
                .filter(holding ->
                        task.categories().isEmpty() || task.categories().contains(holding.category()))
                .map(DataSystem.Holding::recipients)
                .flatMap(List::stream)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Whether whom a system has told fits its answer.
     *
     * @throws ProblemException {@link ProblemType#VALIDATION_FAILED} if it does not
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void check(FulfilmentTask task, TaskResult result, List<ToldRecipient> told) {
        if (told.isEmpty()) {
            return;
        }
        List<String> due = changesSomething(result) ? of(task) : List.of();
        boolean areDue =
                due.containsAll(told.stream().map(ToldRecipient::recipient).toList());
        boolean areDistinct =
                told.stream().map(ToldRecipient::recipient).distinct().count() == told.size();
        if (!areDue || !areDistinct) {
            throw ProblemException.ofField(
                    ProblemType.VALIDATION_FAILED,
                    "recipients",
                    "must name each of the task's recipients at most once, where something was changed");
        }
    }

    private static boolean changesSomething(TaskResult result) {
        return switch (result) {
            case DONE, PARTLY -> true;
            case NOTHING_HELD, FAILED -> false;
        };
    }

    /** Notes who is to be told, and who was already. The caller holds the lock of the case. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void open(RightsCase of, FulfilmentTask task, List<ToldRecipient> told, Actor by) {
        if (!changesSomething(task.result())) {
            return;
        }
        Instant now = clock.instant();
        Map<String, NoticeOutcome> said =
                told.stream().collect(Collectors.toMap(ToldRecipient::recipient, ToldRecipient::outcome));
        for (String recipient : of(task)) {
            RecipientNotice notice = new RecipientNotice(task, recipient, now);
            notices.persist(notice);
            Optional.ofNullable(said.get(recipient)).ifPresent(outcome -> settle(of, notice, outcome, by, now));
        }
    }

    /**
     * Staff have told a recipient, or say why not. The same again changes nothing.
     *
     * @throws ProblemException {@link ProblemType#NOT_FOUND} if the case has no such notice, {@link ProblemType#TASK_SETTLED} if
     *     something else was said of it
     */
    @Transactional
    RecipientNotice settle(UUID caseId, UUID noticeId, NoticeOutcome outcome, Actor.Staff by) {
        RightsCase of = cases.locked(caseId).orElseThrow(RecipientDuties::unknown);
        RecipientNotice notice = notices.findByIdOptional(noticeId)
                .filter(found -> found.caseId().equals(caseId))
                .orElseThrow(RecipientDuties::unknown);
        if (notice.outcome() == null) {
            settle(of, notice, outcome, by, clock.instant());
        } else if (notice.outcome() != outcome) {
            throw ProblemException.of(ProblemType.TASK_SETTLED, "It was said already what came of this notice.");
        }
        return notice;
    }

    private void settle(RightsCase of, RecipientNotice notice, NoticeOutcome outcome, Actor by, Instant now) {
        notice.settle(outcome, by, now);
        of.touch(now);
        auditTrail.record(AuditEntry.of(of.requestId(), by, "recipient.notice-settled")
                .with("caseId", of.caseId())
                .with("taskId", notice.taskId())
                .with("noticeId", notice.noticeId())
                .with("system", notice.system())
                .with("outcome", outcome));
    }

    private static ProblemException unknown() {
        return ProblemException.of(ProblemType.NOT_FOUND, "Check the ids of case and notice.");
    }
}
