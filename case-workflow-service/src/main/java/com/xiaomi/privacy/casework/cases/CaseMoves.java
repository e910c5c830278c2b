package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.casework.cases.CommandResult.Applied;
import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.CaseStateSnapshot;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.RefusalGround;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.event.Outbox;
import com.xiaomi.privacy.legal.calendar.DayOnEarth;
import com.xiaomi.privacy.legal.retention.RetentionRule;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Carries out what {@link CaseTransitions} allows: the row, its timeline, the trail and the events, all in the caller's
 * transaction. The caller holds the lock of the case. The trail comes before the events, so that all writers of a request
 * queue at the same place and can't block each other.
 */
@ApplicationScoped
public class CaseMoves {

    private static final Set<Party> BY_ITSELF = Set.of(Party.SYSTEM);

    private final CaseTransitionRows timeline;
    private final List<CaseFollower> followers;
    private final AuditTrail auditTrail;
    private final Outbox outbox;
    private final Clock clock;
    private final Actor self;

    CaseMoves(
            CaseTransitionRows timeline,
            @All List<CaseFollower> followers,
            AuditTrail auditTrail,
            Outbox outbox,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.timeline = timeline;
        this.followers = List.copyOf(followers);
        this.auditTrail = auditTrail;
        this.outbox = outbox;
        this.clock = clock;
        this.self = new Actor.System(service);
    }

    /** This service, as whose doing a fact counts that no person brought about. */
    public Actor self() {
        return self;
    }

    /** Tells the world of a new case. */
    @Transactional(Transactional.TxType.MANDATORY)
    void opened(RightsCase opened) {
        auditTrail.record(AuditEntry.of(opened.requestId(), self, "case.opened")
                .with("caseId", opened.caseId())
                .with("right", opened.right())
                .with("lawVersion", opened.lawVersion())
                .with("due", opened.due()));
        outbox.publish(new CaseEvent.Opened(
                opened.requestId(),
                opened.caseId(),
                opened.right(),
                opened.law(),
                opened.due(),
                opened.state(),
                opened.openedAt(),
                opened.splitFrom().orElse(null)));
        outbox.publish(snapshot(opened));
        followers.forEach(follower -> follower.opened(opened));
    }

    /** Tells the world of a case that staff split off another one. */
    @Transactional(Transactional.TxType.MANDATORY)
    void splitOff(RightsCase part, Actor.Staff by) {
        timeline.persist(new CaseTransition(part, part.state(), CaseCommand.SPLIT, by, clock.instant()));
        opened(part);
    }

    /** Tells of what is new about a case that stays where it is: its dates, that it is isolated, or that processing is restricted by it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tellAnew(RightsCase of) {
        outbox.publish(snapshot(of));
    }

    /** Moves a case on a fact, if the table lets it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public CommandResult onFact(RightsCase moving, CaseCommand fact) {
        return onFact(moving, fact, () -> {});
    }

    /**
     * Moves a case on a fact that no person brought about, if the table lets it.
     *
     * @param before runs only if the case moves, and before it does
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public CommandResult onFact(RightsCase moving, CaseCommand fact, Runnable before) {
        return onFact(moving, fact, self, before);
    }

    /**
     * Moves a case on a fact, if the table lets it.
     *
     * @param actor whose doing the fact is
     * @param before runs only if the case moves, and before it does: what the move is to be told with
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public CommandResult onFact(RightsCase moving, CaseCommand fact, Actor actor, Runnable before) {
        CommandResult result = CaseTransitions.decide(moving.state(), fact, BY_ITSELF);
        if (result instanceof Applied applied) {
            before.run();
            move(moving, applied, fact, actor);
        }
        return result;
    }

    /**
     * A closed case leads to nobody from now on: whoever follows cases is told to forget it.
     *
     * @throws IllegalStateException if it is not closed
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void anonymise(RightsCase forgotten) {
        CommandResult result = CaseTransitions.decide(forgotten.state(), CaseCommand.ANONYMISE, BY_ITSELF);
        if (!(result instanceof Applied)) {
            throw new IllegalStateException("case " + forgotten.caseId() + " is not closed");
        }
        auditTrail.record(AuditEntry.of(forgotten.requestId(), self, "case." + CaseCommand.ANONYMISE.code())
                .with("caseId", forgotten.caseId()));
        forgotten.anonymise(clock.instant());
        outbox.forgetCase(forgotten.caseId());
    }

    /** Moves a case where the table said. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void move(RightsCase moving, Applied verdict, CaseCommand command, Actor actor) {
        Instant now = clock.instant();
        CaseState from = moving.state();
        record(moving, verdict, command, actor, now);
        moving.moveTo(verdict.to(), now);
        if (from != verdict.to()) {
            tell(moving, from, command, now);
        }
        followers.forEach(follower -> follower.moved(moving, from));
    }

    /**
     * Closes a case where the table said.
     *
     * @param grounds empty unless refused
     * @param packageKept how long its new package can be downloaded from now on; null if there is none, and one that was
     *     released before stays as it is
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void close(
            RightsCase closing,
            CaseCommand command,
            Actor actor,
            Outcome outcome,
            List<RefusalGround> grounds,
            RetentionRule packageKept) {
        Instant now = clock.instant();
        Instant availableUntil =
                packageKept == null ? closing.packageAvailableUntil() : DayOnEarth.endOfDay(packageKept.endAfter(now));
        CaseState from = closing.state();
        Applied verdict = new Applied(CaseState.CLOSED);
        record(closing, verdict, command, actor, now);
        closing.moveTo(CaseState.CLOSED, now);
        closing.close(outcome, availableUntil, now);
        tell(closing, from, command, now);
        outbox.publish(new CaseEvent.Closed(
                closing.requestId(),
                closing.caseId(),
                closing.right(),
                outcome,
                grounds,
                availableUntil,
                closing.appealUntil().orElse(null),
                now));
        followers.forEach(follower -> follower.moved(closing, from));
    }

    private void record(RightsCase moving, Applied verdict, CaseCommand command, Actor actor, Instant now) {
        timeline.persist(new CaseTransition(moving, verdict.to(), command, actor, now));
        auditTrail.record(AuditEntry.of(moving.requestId(), actor, "case." + command.code())
                .with("caseId", moving.caseId())
                .with("from", moving.state())
                .with("to", verdict.to()));
    }

    private void tell(RightsCase moved, CaseState from, CaseCommand command, Instant now) {
        outbox.publish(new CaseEvent.StateChanged(
                moved.requestId(),
                moved.caseId(),
                moved.right(),
                from,
                moved.state(),
                command.code(),
                moved.due(),
                now));
        outbox.publish(snapshot(moved));
    }

    private static CaseStateSnapshot snapshot(RightsCase of) {
        return new CaseStateSnapshot(
                of.requestId(),
                of.caseId(),
                of.right(),
                of.state(),
                of.outcome(),
                of.due(),
                of.isIsolated(),
                of.isRestricted(),
                of.updatedAt());
    }
}
