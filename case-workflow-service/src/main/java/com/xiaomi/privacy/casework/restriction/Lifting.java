package com.xiaomi.privacy.casework.restriction;

import com.xiaomi.privacy.casework.cases.CaseMoves;
import com.xiaomi.privacy.casework.cases.CommandResult.Rejection;
import com.xiaomi.privacy.casework.cases.Rejections;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.casework.fulfilment.FulfilmentTask;
import com.xiaomi.privacy.casework.fulfilment.FulfilmentTasks;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Lifts restrictions that the controller does not need to keep any more: the person is told the day, on the day the data systems
 * are told until they have lifted, and the person hears of the end (GDPR Art. 18(3)).
 */
@ApplicationScoped
class Lifting {

    private final RestrictionLifts lifts;
    private final SystemLifts systems;
    private final FulfilmentTasks tasks;
    private final RightsCases cases;
    private final CaseMoves moves;
    private final NoticePeriod notice;
    private final LiftNews news;
    private final AuditTrail auditTrail;
    private final Outbox outbox;
    private final Clock clock;

    Lifting(
            RestrictionLifts lifts,
            SystemLifts systems,
            FulfilmentTasks tasks,
            RightsCases cases,
            CaseMoves moves,
            NoticePeriod notice,
            LiftNews news,
            AuditTrail auditTrail,
            Outbox outbox,
            Clock clock) {
        this.lifts = lifts;
        this.systems = systems;
        this.tasks = tasks;
        this.cases = cases;
        this.moves = moves;
        this.notice = notice;
        this.news = news;
        this.auditTrail = auditTrail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A lift as staff see it. */
    record View(RestrictionLift lift, List<SystemLift> systems) {

        View {
            systems = List.copyOf(systems);
        }
    }

    /**
     * The lift that was announced last for a case, also if it was taken back.
     *
     * @throws ProblemException {@link ProblemType#NOT_FOUND} if none was
     */
    @Transactional
    View of(UUID caseId) {
        return view(latestOf(caseId));
    }

    /**
     * Announces to the person that a restriction is lifted; the same again changes nothing.
     *
     * @throws ProblemException {@link ProblemType#LIFT_NOT_POSSIBLE} if no restriction that the case has obtained stands, or another
     *     lift does; {@link ProblemType#VALIDATION_FAILED} for a day that is too early or too late
     */
    @Transactional
    View announce(UUID caseId, LocalDate liftOn, LiftReason reason, Actor.Staff by) {
        RightsCase of = cases.locked(caseId).orElseThrow(() -> Rejections.problem(Rejection.UNKNOWN_CASE));
        Optional<RestrictionLift> standing = lifts.standingOf(of);
        if (standing.isPresent()) {
            return view(standing.filter(lift -> lift.isOf(liftOn, reason))
                    .orElseThrow(() -> notPossible("Another day or reason was announced; take that back first.")));
        }
        if (of.state() != CaseState.CLOSED || !of.isRestricted()) {
            throw notPossible("Only a closed case by which data systems have restricted can be named.");
        }
        Instant now = clock.instant();
        notice.check(liftOn, now);
        RestrictionLift lift = new RestrictionLift(of, liftOn, reason, by, now);
        lifts.persist(lift);
        restrictedFor(tasks.of(caseId)).stream()
                .filter(task -> !systems.wasLifted(task.taskId()))
                .forEach(task -> systems.persist(new SystemLift(lift, task)));
        auditTrail.record(entry(of, lift, by, "restriction.lift-announced")
                .with("liftOn", liftOn)
                .with("reason", reason));
        outbox.publish(new CaseEvent.RestrictionLiftAnnounced(of.requestId(), of.caseId(), of.right(), liftOn, now));
        return view(lift);
    }

    private static List<FulfilmentTask> restrictedFor(List<FulfilmentTask> tasks) {
        return tasks.stream()
                .filter(task -> task.result() == TaskResult.DONE || task.result() == TaskResult.PARTLY)
                .toList();
    }

    static boolean wasGranted(RightsCase of) {
        return of.right() == Right.RESTRICTION
                && of.state() == CaseState.CLOSED
                && (of.outcome() == Outcome.FULFILLED || of.outcome() == Outcome.PARTIALLY_FULFILLED);
    }

    /** Notes that processing is restricted by a case that asked for it, if it was granted and some system did it. */
    @Transactional
    void noteObtained(UUID caseId) {
        cases.locked(caseId)
                .filter(Lifting::wasGranted)
                .filter(of -> !of.isRestricted()
                        && !restrictedFor(tasks.presentOf(of)).isEmpty())
                .filter(of ->
                        lifts.standingOf(of).map(RestrictionLift::liftedAt).isEmpty())
                .ifPresent(of -> {
                    of.restrict(true, clock.instant());
                    moves.tellAnew(of);
                });
    }

    /**
     * Takes an announcement back before its day: the restriction stays, and the person is told. Said again, it changes nothing.
     *
     * @throws ProblemException {@link ProblemType#NOT_FOUND} if nothing was announced, {@link ProblemType#LIFT_NOT_POSSIBLE} if
     *     the day has come
     */
    @Transactional
    void keep(UUID caseId, Actor.Staff by) {
        RightsCase of = cases.locked(caseId).orElseThrow(() -> Rejections.problem(Rejection.UNKNOWN_CASE));
        RestrictionLift lift = latestOf(caseId);
        if (lift.keptAt() == null && !keepUnlessBegun(of, by)) {
            throw notPossible("The day has come; the data systems are lifting the restriction.");
        }
    }

    /**
     * Takes the announcement for a case back if there is one whose day has not come. The caller holds the lock of the case.
     *
     * @return whether it did
     */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean keepUnlessBegun(RightsCase of, Actor by) {
        Instant now = clock.instant();
        Optional<RestrictionLift> open = lifts.latestOf(of.caseId())
                .filter(lift -> lift.keptAt() == null)
                .filter(lift -> !lift.hasBegun(now));
        open.ifPresent(lift -> {
            lift.keep(now);
            systems.of(lift).forEach(SystemLift::stay);
            auditTrail.record(entry(of, lift, by, "restriction.kept"));
            outbox.publish(new CaseEvent.RestrictionKept(of.requestId(), of.caseId(), of.right(), now));
        });
        return open.isPresent();
    }

    /** Tells a system that it lifts now; nothing if it has, or was told meanwhile. */
    @Transactional
    void tell(UUID systemLiftId) {
        Instant now = clock.instant();
        RightsCase of = systems.caseOf(systemLiftId).flatMap(cases::locked).orElseThrow();
        SystemLift system = systems.findById(systemLiftId);
        if (!system.isDue(now)) {
            return;
        }
        system.told(now);
        auditTrail.record(entry(of, system, moves.self(), "restriction.lift-due"));
        news.due(of, system);
    }

    /**
     * A system has lifted, or staff have seen to it; said again, it changes nothing.
     *
     * @param by the data system, or a member of the staff
     * @throws ProblemException {@link ProblemType#NOT_FOUND} if it is not the system's task or nothing is lifted for it,
     *     {@link ProblemType#LIFT_NOT_POSSIBLE} if the restriction stands
     */
    @Transactional
    void lifted(UUID taskId, Actor by) {
        Optional<UUID> caseId =
                by instanceof Actor.Machine system ? tasks.caseOf(taskId, system.client()) : tasks.caseOf(taskId);
        RightsCase of = caseId.flatMap(cases::locked).orElseThrow(Lifting::unknownTask);
        SystemLift system = systems.latestOf(taskId).orElseThrow(Lifting::unknownTask);
        RestrictionLift lift = lifts.findById(system.liftId());
        Instant now = clock.instant();
        if (lift.keptAt() != null || !lift.hasBegun(now)) {
            throw notPossible("The restriction stands; lift it when you are told to.");
        }
        if (system.liftedAt() == null) {
            system.lifted(now);
            auditTrail.record(entry(of, system, by, "restriction.system-lifted"));
            if (!systems.areAnyOpen(lift)) {
                end(of, lift, now);
            }
        }
    }

    private void end(RightsCase of, RestrictionLift lift, Instant now) {
        lift.end(now);
        of.restrict(false, now);
        moves.tellAnew(of);
        auditTrail.record(entry(of, lift, moves.self(), "restriction.lifted"));
        outbox.publish(new CaseEvent.RestrictionLifted(of.requestId(), of.caseId(), of.right(), now));
    }

    private View view(RestrictionLift lift) {
        return new View(lift, systems.of(lift));
    }

    private RestrictionLift latestOf(UUID caseId) {
        return lifts.latestOf(caseId)
                .orElseThrow(() -> ProblemException.of(
                        ProblemType.NOT_FOUND, "Nothing was announced for this case, or there is no such case."));
    }

    private static ProblemException notPossible(String next) {
        return ProblemException.of(ProblemType.LIFT_NOT_POSSIBLE, next);
    }

    private static ProblemException unknownTask() {
        return ProblemException.of(ProblemType.NOT_FOUND, "Check the task id; a system sees its own tasks only.");
    }

    private static AuditEntry entry(RightsCase of, RestrictionLift lift, Actor by, String action) {
        return AuditEntry.of(of.requestId(), by, action)
                .with("caseId", of.caseId())
                .with("liftId", lift.liftId());
    }

    private static AuditEntry entry(RightsCase of, SystemLift system, Actor by, String action) {
        return AuditEntry.of(of.requestId(), by, action)
                .with("caseId", of.caseId())
                .with("liftId", system.liftId())
                .with("taskId", system.taskId())
                .with("system", system.system());
    }
}
