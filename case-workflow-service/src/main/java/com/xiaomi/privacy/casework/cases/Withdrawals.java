package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.casework.cases.CommandResult.AlreadyApplied;
import com.xiaomi.privacy.casework.cases.CommandResult.Applied;
import com.xiaomi.privacy.casework.cases.CommandResult.Rejected;
import com.xiaomi.privacy.casework.cases.CommandResult.Rejection;
import com.xiaomi.privacy.casework.fee.Fees;
import com.xiaomi.privacy.casework.question.Questioning;
import com.xiaomi.privacy.casework.request.CaseRequests;
import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.foundation.protection.Personal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Lets people take their request back, wholly or one case of it, themselves or by the partner who asked for them. */
@ApplicationScoped
class Withdrawals {

    private final RightsCases cases;
    private final CaseMoves moves;
    private final Decisions decisions;
    private final Questioning questioning;
    private final Fees fees;
    private final CaseRequests requests;
    private final DataKeys dataKeys;
    private final Clock clock;

    Withdrawals(
            RightsCases cases,
            CaseMoves moves,
            Decisions decisions,
            Questioning questioning,
            Fees fees,
            CaseRequests requests,
            DataKeys dataKeys,
            Clock clock) {
        this.cases = cases;
        this.moves = moves;
        this.decisions = decisions;
        this.questioning = questioning;
        this.fees = fees;
        this.requests = requests;
        this.dataKeys = dataKeys;
        this.clock = clock;
    }

    /** Closes the open cases of a request, or one of them, because the person no longer wants them. */
    @Transactional
    CommandResult withdraw(Actor.Requester requester, Withdrawal withdrawal) {
        return withdraw(requester.requestId(), requester, withdrawal);
    }

    /**
     * Closes the open cases of a request because the partner who made it for the person takes it back. Cases that have ended
     * meanwhile stay as they are.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void revoked(RequestEvent.RevokedByPartner revoked) {
        withdraw(
                revoked.requestId(),
                new Actor.Partner(revoked.partner()),
                new Withdrawal(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private CommandResult withdraw(UUID requestId, Actor by, Withdrawal withdrawal) {
        List<RightsCase> asked = cases.lockedOf(requestId).stream()
                .filter(one -> withdrawal.onlyCase().isEmpty()
                        || one.caseId().equals(withdrawal.onlyCase().get()))
                .toList();
        if (asked.isEmpty()) {
            return new Rejected(Rejection.UNKNOWN_CASE);
        }
        List<RightsCase> open = asked.stream()
                .filter(one -> CaseTransitions.decide(one.state(), CaseCommand.WITHDRAW, Set.of(Party.REQUESTER))
                        instanceof Applied)
                .toList();
        open.forEach(one -> close(one, by, withdrawal));
        if (!open.isEmpty()) {
            return new Applied(open.getFirst().state());
        }
        boolean allWithdrawn = asked.stream().allMatch(one -> one.outcome() == Outcome.WITHDRAWN);
        return allWithdrawn ? new AlreadyApplied() : new Rejected(Rejection.NOT_IN_THIS_STATE);
    }

    private void close(RightsCase closing, Actor by, Withdrawal withdrawal) {
        Decision decision = new Decision(closing, DecisionKind.WITHDRAW, by, clock.instant());
        withdrawal.reason().ifPresent(decision::because);
        withdrawal
                .words()
                .ifPresent(words -> decision.explain(
                        words,
                        dataKeys.byId(requests.require(closing.requestId()).dataKeyId())));
        decisions.persist(decision);
        questioning.takeBack(closing);
        fees.takeBack(closing);
        moves.close(closing, CaseCommand.WITHDRAW, by, Outcome.WITHDRAWN, List.of(), null);
    }

    /**
     * What the person takes back, and why if they say so.
     *
     * @param onlyCase empty for all open cases of the request
     */
    record Withdrawal(Optional<UUID> onlyCase, Optional<WithdrawalReason> reason, Optional<Personal> words) {}
}
