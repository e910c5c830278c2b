package com.xiaomi.privacy.casework.appeal;

import com.xiaomi.privacy.casework.CaseworkConfig;
import com.xiaomi.privacy.casework.appeal.Appeal.Lodging;
import com.xiaomi.privacy.casework.cases.CaseCommand;
import com.xiaomi.privacy.casework.cases.CaseMoves;
import com.xiaomi.privacy.casework.cases.CaseTransitions;
import com.xiaomi.privacy.casework.cases.CommandResult;
import com.xiaomi.privacy.casework.cases.CommandResult.Applied;
import com.xiaomi.privacy.casework.cases.CommandResult.Rejection;
import com.xiaomi.privacy.casework.cases.Decision;
import com.xiaomi.privacy.casework.cases.Decisions;
import com.xiaomi.privacy.casework.cases.Party;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.casework.legal.CaseClock;
import com.xiaomi.privacy.casework.legal.ClockLedger;
import com.xiaomi.privacy.casework.request.CaseRequest;
import com.xiaomi.privacy.casework.request.CaseRequests;
import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.PeriodBasis;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.event.Outbox;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.legal.clock.ClockEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Lets people contest decisions: each once, in time, and decided anew by somebody who took no part in it. */
@ApplicationScoped
public class AppealDesk {

    private final Appeals appeals;
    private final RightsCases cases;
    private final Decisions decisions;
    private final CaseRequests requests;
    private final CaseMoves moves;
    private final CaseClock caseClock;
    private final ClockLedger ledger;
    private final DataKeys dataKeys;
    private final AuditTrail auditTrail;
    private final Outbox outbox;
    private final CaseworkConfig config;
    private final Clock clock;

    AppealDesk(
            Appeals appeals,
            RightsCases cases,
            Decisions decisions,
            CaseRequests requests,
            CaseMoves moves,
            CaseClock caseClock,
            ClockLedger ledger,
            DataKeys dataKeys,
            AuditTrail auditTrail,
            Outbox outbox,
            CaseworkConfig config,
            Clock clock) {
        this.appeals = appeals;
        this.cases = cases;
        this.decisions = decisions;
        this.requests = requests;
        this.moves = moves;
        this.caseClock = caseClock;
        this.ledger = ledger;
        this.dataKeys = dataKeys;
        this.auditTrail = auditTrail;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Says until when the decision that is about to close a case can be contested; nothing where it can't be. The tables
     * know how long an appeal may take, but of no law that says until when one can be made: the controller's period counts.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void announce(RightsCase closing, Outcome outcome) {
        if (!AppealRules.canBeContested(outcome) || isUnderAppeal(closing)) {
            return;
        }
        LocalDate until = lastDay(requests.require(closing.requestId()), clock.instant());
        closing.canBeContestedUntil(until);
        outbox.publish(new CaseEvent.AppealAllowed(
                closing.requestId(), closing.caseId(), until, PeriodBasis.PUBLISHED_PERIOD));
    }

    /** Whether a member of the staff took part in the decision that is contested, so that they may not decide anew. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean isBarred(RightsCase deciding, Actor.Staff staff) {
        List<Appeal> all = appeals.of(deciding.caseId());
        return !all.isEmpty()
                && decisions.of(deciding.caseId()).stream()
                        .filter(decision -> decision.kind().isOnTheMatter())
                        .filter(decision ->
                                decision.decidedAt().isBefore(all.getLast().receivedAt()))
                        .anyMatch(decision -> decision.wasTakenBy(staff));
    }

    /** Takes an appeal in; the same one again gives the same answer. */
    @Transactional
    AppealResult lodge(Actor.Requester requester, Lodging lodging) {
        Optional<RightsCase> found = cases.lockedOf(requester.requestId(), lodging.caseId());
        if (found.isEmpty()) {
            return new AppealResult.Rejected(Rejection.UNKNOWN_CASE);
        }
        RightsCase contested = found.get();
        CaseRequest request = requests.require(contested.requestId());
        DataKey key = dataKeys.byId(request.dataKeyId());
        List<Appeal> earlier = appeals.of(contested.caseId());
        Optional<Appeal> repeated = earlier.stream()
                .filter(one -> one.wasLodgedWith(lodging.idempotencyKey(), key))
                .findFirst();
        if (repeated.isPresent()) {
            return repeated.get().reason(key).equals(lodging.reason())
                    ? new AppealResult.Lodged(repeated.get())
                    : new AppealResult.KeyReused();
        }
        return switch (CaseTransitions.decide(contested.state(), CaseCommand.APPEAL, Set.of(Party.REQUESTER))) {
            case Applied verdict -> lodge(contested, request, lodging, verdict, requester);
            case CommandResult.AlreadyApplied _, CommandResult.Rejected _ ->
                new AppealResult.Rejected(
                        earlier.isEmpty() ? Rejection.APPEAL_NOT_POSSIBLE : Rejection.APPEAL_ALREADY_MADE);
        };
    }

    private AppealResult lodge(
            RightsCase contested, CaseRequest request, Lodging lodging, Applied verdict, Actor.Requester requester) {
        Instant now = clock.instant();
        LocalDate lastDay = contested.appealUntil().orElseGet(() -> lastDay(request, contested.closedAt()));
        Optional<Rejection> objection = AppealRules.objection(
                contested.outcome(), isUnderAppeal(contested), caseClock.dayOf(request, now), lastDay);
        if (objection.isPresent()) {
            return new AppealResult.Rejected(objection.get());
        }
        Decision decision = decisions.newest(contested.caseId());
        UUID appealId = Ids.next();
        ledger.note(contested, ClockEvent.Type.APPEAL_RECEIVED, now, appealId);
        Appeal appeal = new Appeal(
                appealId, contested, decision.decisionId(), lodging, dataKeys.byId(request.dataKeyId()), now);
        appeals.persist(appeal);
        auditTrail.record(AuditEntry.of(contested.requestId(), requester, "appeal.received")
                .with("caseId", contested.caseId())
                .with("appealId", appealId)
                .with("decisionId", decision.decisionId())
                .with("due", appeal.due()));
        moves.move(contested, verdict, CaseCommand.APPEAL, requester);
        outbox.publish(new CaseEvent.AppealReceived(
                contested.requestId(),
                contested.caseId(),
                contested.right(),
                appealId,
                appeal.due(),
                appeal.basis(),
                now));
        return new AppealResult.Lodged(appeal);
    }

    private boolean isUnderAppeal(RightsCase one) {
        return !appeals.of(one.caseId()).isEmpty();
    }

    private LocalDate lastDay(CaseRequest request, Instant closedAt) {
        return caseClock.dayOf(request, closedAt).plusDays(config.appealWindowDays());
    }

    /** What became of an appeal. */
    sealed interface AppealResult {

        /** It was taken in, now or before. */
        record Lodged(Appeal appeal) implements AppealResult {}

        /** The key stands for an appeal with another text. */
        record KeyReused() implements AppealResult {}

        /** Nothing changed, and why. */
        record Rejected(Rejection reason) implements AppealResult {}
    }
}
