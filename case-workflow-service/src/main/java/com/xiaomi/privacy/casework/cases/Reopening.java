package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.casework.cases.CommandResult.Rejected;
import com.xiaomi.privacy.casework.cases.CommandResult.Rejection;
import com.xiaomi.privacy.casework.cases.StaffCommand.Reopen;
import com.xiaomi.privacy.casework.legal.ClockLedger;
import com.xiaomi.privacy.casework.request.CaseRequests;
import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.foundation.event.Outbox;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/**
 * Takes a closed case up again without an appeal. The answer that closed it no longer counts, so the date that the law set
 * for it stands again, even if it has passed: a wrong answer wins no time.
 */
@ApplicationScoped
class Reopening {

    private final Decisions decisions;
    private final CaseRequests requests;
    private final CaseMoves moves;
    private final ClockLedger ledger;
    private final DataKeys dataKeys;
    private final Outbox outbox;
    private final Clock clock;

    Reopening(
            Decisions decisions,
            CaseRequests requests,
            CaseMoves moves,
            ClockLedger ledger,
            DataKeys dataKeys,
            Outbox outbox,
            Clock clock) {
        this.decisions = decisions;
        this.requests = requests;
        this.moves = moves;
        this.ledger = ledger;
        this.dataKeys = dataKeys;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    CommandResult reopen(AllowedCommand allowed, Reopen reopen) {
        RightsCase closed = allowed.rightsCase();
        if (closed.outcome() == Outcome.DUPLICATE) {
            return new Rejected(Rejection.REOPENING_NOT_POSSIBLE);
        }
        Decision decision = allowed.decision(DecisionKind.REOPEN, clock.instant());
        decision.because(reopen.reason());
        reopen.note()
                .ifPresent(note -> decision.explain(
                        note, dataKeys.byId(requests.require(closed.requestId()).dataKeyId())));
        decisions.persist(decision);
        ledger.takeAnswerBack(closed);
        moves.move(closed, allowed.verdict(), allowed.command(), allowed.staff());
        outbox.publish(new CaseEvent.Reopened(closed.requestId(), closed.caseId(), closed.right(), clock.instant()));
        return allowed.verdict();
    }
}
