package com.xiaomi.privacy.casework.erasure;

import com.xiaomi.privacy.casework.cases.CaseMoves;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.casework.fulfilment.FulfilmentTask;
import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.Right;
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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * Follows up what erasures have left until it is gone: backups expire by themselves, what the law wanted kept is erased by its
 * system when its time is over. When the last of a closed case is gone, the person is told.
 */
@ApplicationScoped
public class FollowUps {

    private static final int LONGEST_YEARS = 50;

    private final ErasureRemainders remainders;
    private final RightsCases cases;
    private final CaseMoves moves;
    private final RemainderNews news;
    private final SuppressionList suppressions;
    private final AuditTrail auditTrail;
    private final Outbox outbox;
    private final Clock clock;

    FollowUps(
            ErasureRemainders remainders,
            RightsCases cases,
            CaseMoves moves,
            RemainderNews news,
            SuppressionList suppressions,
            AuditTrail auditTrail,
            Outbox outbox,
            Clock clock) {
        this.remainders = remainders;
        this.cases = cases;
        this.moves = moves;
        this.news = news;
        this.suppressions = suppressions;
        this.auditTrail = auditTrail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Whether what a system says it has left fits its answer.
     *
     * @throws ProblemException {@link ProblemType#VALIDATION_FAILED} if it does not
     */
    public void check(FulfilmentTask task, TaskResult result, List<Remaining> remaining) {
        if (remaining.isEmpty()) {
            return;
        }
        boolean carriedOut = result == TaskResult.DONE || result == TaskResult.PARTLY;
        if (task.right() != Right.ERASURE || !carriedOut) {
            throw wrong("remaining", "goes with an erasure that was carried out only");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (Remaining one : remaining) {
            if (one.until().isBefore(today) || one.until().isAfter(today.plusYears(LONGEST_YEARS))) {
                throw wrong("remaining.until", "must be from today to " + LONGEST_YEARS + " years from now");
            }
            boolean isRetention = one.kind() == RemainderKind.RETENTION;
            if (isRetention != (one.ground() != null)) {
                throw wrong(
                        "remaining.ground", isRetention ? "must name the provision" : "must be left out for backups");
            }
            if (isRetention && result != TaskResult.PARTLY) {
                throw wrong("result", "must be PARTLY if something is kept");
            }
        }
    }

    private static ProblemException wrong(String field, String expected) {
        return ProblemException.ofField(ProblemType.VALIDATION_FAILED, field, expected);
    }

    /** Notes whom a system has erased, and what it has left. The caller holds the lock of the case. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void open(RightsCase of, FulfilmentTask task, List<Remaining> remaining, Actor by) {
        if (task.right() == Right.ERASURE && task.isSettled()) {
            suppressions.due(task);
        }
        for (Remaining one : remaining) {
            ErasureRemainder remainder = new ErasureRemainder(task, one, clock.instant());
            remainders.persist(remainder);
            auditTrail.record(entry(of, remainder, by, "erasure.remainder-noted")
                    .with("category", one.category())
                    .with("kind", one.kind())
                    .with("until", one.until()));
        }
    }

    /** Whether a task was answered with exactly this left. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean areNoted(UUID taskId, List<Remaining> remaining) {
        List<Remaining> noted =
                remainders.ofTask(taskId).stream().map(ErasureRemainder::said).toList();
        return noted.size() == remaining.size() && noted.containsAll(remaining) && remaining.containsAll(noted);
    }

    /** Does what is to be done about one whose day is over; nothing if it is gone or was told of meanwhile. */
    @Transactional
    void follow(UUID remainderId) {
        Instant now = clock.instant();
        RightsCase of = remainders.caseOf(remainderId).flatMap(cases::locked).orElseThrow();
        ErasureRemainder remainder = remainders.findById(remainderId);
        if (!remainder.isDue(now)) {
            return;
        }
        switch (remainder.kind()) {
            case BACKUP -> end(of, remainder, moves.self(), now);
            case RETENTION -> tell(of, remainder, now);
        }
    }

    private void tell(RightsCase of, ErasureRemainder remainder, Instant now) {
        remainder.told(now);
        auditTrail.record(entry(of, remainder, moves.self(), "erasure.remainder-due"));
        news.due(of, remainder);
    }

    /**
     * A system has erased what it had kept, or staff have seen to it; said again, it changes nothing.
     *
     * @param by the data system, or a member of the staff
     * @throws ProblemException {@link ProblemType#NOT_FOUND} if it is not the system's, {@link ProblemType#TASK_SETTLED} for a
     *     backup, which expires by itself
     */
    @Transactional
    public void erased(UUID taskId, UUID remainderId, Actor by) {
        RightsCase of = remainders.caseOf(remainderId).flatMap(cases::locked).orElseThrow(FollowUps::unknown);
        ErasureRemainder remainder = remainders.findById(remainderId);
        boolean isAnothers =
                by instanceof Actor.Machine system && !remainder.system().equals(system.client());
        if (!remainder.taskId().equals(taskId) || isAnothers) {
            throw unknown();
        }
        if (remainder.kind() == RemainderKind.BACKUP) {
            throw ProblemException.of(ProblemType.TASK_SETTLED, "Backups expire by themselves; nothing is to be said.");
        }
        if (remainder.endedAt() == null) {
            end(of, remainder, by, clock.instant());
        }
    }

    private static ProblemException unknown() {
        return ProblemException.of(ProblemType.NOT_FOUND, "Check the ids; a system sees its own remainders only.");
    }

    private void end(RightsCase of, ErasureRemainder remainder, Actor by, Instant now) {
        remainder.end(now);
        if (remainder.kind() == RemainderKind.RETENTION) {
            suppressions.changed(remainder.taskId(), now);
        }
        of.touch(now);
        auditTrail.record(entry(of, remainder, by, "erasure.remainder-gone"));
        if (!remainders.areAnyOpen(of.caseId()) && wasErased(of)) {
            auditTrail.record(AuditEntry.of(of.requestId(), moves.self(), "erasure.completed")
                    .with("caseId", of.caseId()));
            outbox.publish(new CaseEvent.ErasureCompleted(of.requestId(), of.caseId(), of.right(), now));
        }
    }

    /** Whether the person was told that their data was erased; while the case is open, its answer tells what there is to tell. */
    private static boolean wasErased(RightsCase of) {
        return of.state() == CaseState.CLOSED
                && (of.outcome() == Outcome.FULFILLED || of.outcome() == Outcome.PARTIALLY_FULFILLED);
    }

    private static AuditEntry entry(RightsCase of, ErasureRemainder remainder, Actor by, String action) {
        return AuditEntry.of(of.requestId(), by, action)
                .with("caseId", of.caseId())
                .with("taskId", remainder.taskId())
                .with("remainderId", remainder.remainderId())
                .with("system", remainder.system());
    }
}
