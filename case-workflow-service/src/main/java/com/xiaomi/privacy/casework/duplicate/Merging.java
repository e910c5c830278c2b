package com.xiaomi.privacy.casework.duplicate;

import com.xiaomi.privacy.casework.cases.CaseCommand;
import com.xiaomi.privacy.casework.cases.CaseMoves;
import com.xiaomi.privacy.casework.cases.CommandResult;
import com.xiaomi.privacy.casework.cases.CommandResult.Applied;
import com.xiaomi.privacy.casework.cases.CommandResult.Rejected;
import com.xiaomi.privacy.casework.cases.CommandResult.Rejection;
import com.xiaomi.privacy.casework.cases.Decision;
import com.xiaomi.privacy.casework.cases.DecisionKind;
import com.xiaomi.privacy.casework.cases.Decisions;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.casework.duplicate.MergeRules.Side;
import com.xiaomi.privacy.casework.fee.Fees;
import com.xiaomi.privacy.casework.question.Questioning;
import com.xiaomi.privacy.casework.request.CaseRequests;
import com.xiaomi.privacy.casework.request.ProvenIdentities;
import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.event.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Closes a case as a duplicate of another one, and takes that back. Only people do either; it can be undone. */
@ApplicationScoped
public class Merging {

    private final RightsCases cases;
    private final CaseRequests requests;
    private final ProvenIdentities identities;
    private final Decisions decisions;
    private final CaseMoves moves;
    private final Questioning questioning;
    private final Fees fees;
    private final Outbox outbox;
    private final Clock clock;

    Merging(
            RightsCases cases,
            CaseRequests requests,
            ProvenIdentities identities,
            Decisions decisions,
            CaseMoves moves,
            Questioning questioning,
            Fees fees,
            Outbox outbox,
            Clock clock) {
        this.cases = cases;
        this.requests = requests;
        this.identities = identities;
        this.decisions = decisions;
        this.moves = moves;
        this.questioning = questioning;
        this.fees = fees;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Merges; the caller holds the locks of both cases. */
    @Transactional(Transactional.TxType.MANDATORY)
    public CommandResult merge(RightsCase merged, UUID into, Applied verdict, Actor.Staff staff) {
        Optional<RightsCase> leading = cases.findByIdOptional(into);
        if (leading.isEmpty()) {
            return new Rejected(Rejection.MERGE_NOT_POSSIBLE);
        }
        Optional<Rejection> objection =
                MergeRules.objection(side(merged), side(leading.get()), cases.leadsOthers(merged.caseId()));
        if (objection.isPresent()) {
            return new Rejected(objection.get());
        }
        questioning.takeBack(merged);
        fees.takeBack(merged);
        decisions.persist(new Decision(merged, into, staff, clock.instant()));
        merged.mergeInto(into);
        moves.close(merged, CaseCommand.MERGE, staff, Outcome.DUPLICATE, List.of(), null);
        return verdict;
    }

    /** Takes a case up again that was merged. */
    @Transactional(Transactional.TxType.MANDATORY)
    public CommandResult unmerge(RightsCase merged, Applied verdict, Actor.Staff staff) {
        if (merged.outcome() != Outcome.DUPLICATE) {
            return new Rejected(Rejection.NOT_MERGED);
        }
        decisions.persist(new Decision(merged, DecisionKind.UNMERGE, staff, clock.instant()));
        moves.move(merged, verdict, CaseCommand.UNMERGE, staff);
        outbox.publish(new CaseEvent.Reopened(merged.requestId(), merged.caseId(), merged.right(), clock.instant()));
        return verdict;
    }

    private Side side(RightsCase of) {
        return new Side(
                of.caseId(),
                of.right(),
                of.state(),
                of.outcome(),
                requests.require(of.requestId()).personRef(),
                identities.reached(of.requestId(), AssuranceLevel.CONTACT));
    }
}
