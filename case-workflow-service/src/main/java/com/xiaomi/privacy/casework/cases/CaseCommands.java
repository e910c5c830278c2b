package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.casework.CaseworkConfig;
import com.xiaomi.privacy.casework.cases.CommandResult.AlreadyApplied;
import com.xiaomi.privacy.casework.cases.CommandResult.Applied;
import com.xiaomi.privacy.casework.cases.CommandResult.Rejected;
import com.xiaomi.privacy.casework.cases.CommandResult.Rejection;
import com.xiaomi.privacy.casework.cases.RightsCase.Proposal;
import com.xiaomi.privacy.casework.cases.StaffCommand.Approve;
import com.xiaomi.privacy.casework.cases.StaffCommand.GiveBack;
import com.xiaomi.privacy.casework.cases.StaffCommand.Grant;
import com.xiaomi.privacy.casework.cases.StaffCommand.Refuse;
import com.xiaomi.privacy.casework.cases.StaffCommand.Release;
import com.xiaomi.privacy.casework.cases.StaffCommand.SendBack;
import com.xiaomi.privacy.casework.cases.StaffCommand.Take;
import com.xiaomi.privacy.casework.fulfilment.DataSystems;
import com.xiaomi.privacy.casework.fulfilment.TaskRequests;
import com.xiaomi.privacy.casework.request.CaseRequests;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.RefusalGround;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.foundation.protection.Personal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Carries out what people decide. Each command locks its case, and changes everything or nothing. */
@ApplicationScoped
public class CaseCommands {

    private static final List<DecisionKind> GRANTS = List.of(DecisionKind.GRANT, DecisionKind.PROPOSE_GRANT);

    private final RightsCases cases;
    private final CaseMoves moves;
    private final Decisions decisions;
    private final CaseRequests requests;
    private final DataSystems dataSystems;
    private final TaskRequests taskRequests;
    private final DataKeys dataKeys;
    private final CaseworkConfig config;
    private final Clock clock;

    CaseCommands(
            RightsCases cases,
            CaseMoves moves,
            Decisions decisions,
            CaseRequests requests,
            DataSystems dataSystems,
            TaskRequests taskRequests,
            DataKeys dataKeys,
            CaseworkConfig config,
            Clock clock) {
        this.cases = cases;
        this.moves = moves;
        this.decisions = decisions;
        this.requests = requests;
        this.dataSystems = dataSystems;
        this.taskRequests = taskRequests;
        this.dataKeys = dataKeys;
        this.config = config;
        this.clock = clock;
    }

    /** Does what a human of the staff wants, if the case, their roles and the other decisions let them. */
    @Transactional
    public CommandResult execute(StaffCommand command) {
        Optional<RightsCase> found = cases.locked(command.caseId());
        if (found.isEmpty()) {
            return new Rejected(Rejection.UNKNOWN_CASE);
        }
        RightsCase rightsCase = found.get();
        if (rightsCase.version() != command.expectedVersion()) {
            return new Rejected(Rejection.STALE_VERSION);
        }
        CaseCommand wanted = inTable(command.act(), rightsCase);
        return switch (CaseTransitions.decide(rightsCase.state(), wanted, command.parties())) {
            case Applied allowed -> apply(new Allowed(rightsCase, wanted, allowed, command.staff()), command.act());
            case AlreadyApplied already -> already;
            case Rejected rejected -> rejected;
        };
    }

    /** Closes the open cases of a request, or one of them, because the person no longer wants them. */
    @Transactional
    public CommandResult withdraw(Actor.Requester requester, Optional<UUID> onlyCase) {
        List<RightsCase> asked = cases.lockedOf(requester.requestId()).stream()
                .filter(one -> onlyCase.isEmpty() || one.caseId().equals(onlyCase.get()))
                .toList();
        if (asked.isEmpty()) {
            return new Rejected(Rejection.UNKNOWN_CASE);
        }
        List<RightsCase> open = asked.stream()
                .filter(one -> one.outcome() != Outcome.WITHDRAWN)
                .filter(one -> CaseTransitions.decide(one.state(), CaseCommand.WITHDRAW, Set.of(Party.REQUESTER))
                        instanceof Applied)
                .toList();
        open.forEach(one -> {
            decisions.persist(new Decision(one, DecisionKind.WITHDRAW, requester, clock.instant()));
            moves.close(one, CaseCommand.WITHDRAW, requester, Outcome.WITHDRAWN, List.of(), null);
        });
        if (!open.isEmpty()) {
            return new Applied(open.getFirst().state());
        }
        boolean allWithdrawn = asked.stream().allMatch(one -> one.outcome() == Outcome.WITHDRAWN);
        return allWithdrawn ? new AlreadyApplied() : new Rejected(Rejection.NOT_IN_THIS_STATE);
    }

    private static CaseCommand inTable(StaffCommand.Act act, RightsCase rightsCase) {
        return switch (act) {
            case Take ignored -> CaseCommand.TAKE;
            case GiveBack ignored -> CaseCommand.GIVE_BACK;
            case Grant ignored ->
                RightRules.needsApproval(rightsCase.right()) ? CaseCommand.PROPOSE_GRANT : CaseCommand.GRANT;
            case Refuse ignored -> CaseCommand.REFUSE;
            case Approve ignored ->
                rightsCase.proposal().filter(Proposal.GRANT::equals).isPresent()
                        ? CaseCommand.APPROVE_GRANT
                        : CaseCommand.APPROVE_REFUSAL;
            case SendBack ignored -> CaseCommand.SEND_BACK;
            case Release ignored -> CaseCommand.RELEASE;
        };
    }

    private CommandResult apply(Allowed allowed, StaffCommand.Act act) {
        return switch (act) {
            case Take ignored -> take(allowed);
            case GiveBack ignored -> giveBack(allowed);
            case Grant grant -> grant(allowed, grant);
            case Refuse refuse -> refuse(allowed, refuse);
            case Approve ignored -> approve(allowed);
            case SendBack sendBack -> sendBack(allowed, sendBack);
            case Release ignored -> release(allowed);
        };
    }

    private CommandResult take(Allowed allowed) {
        Optional<UUID> assignee = allowed.rightsCase().assignee();
        if (assignee.isPresent()) {
            return assignee.get().equals(allowed.staff().subject())
                    ? new AlreadyApplied()
                    : new Rejected(Rejection.ASSIGNED_TO_ANOTHER);
        }
        moves.move(allowed.rightsCase(), allowed.verdict(), allowed.command(), allowed.staff());
        allowed.rightsCase().assignTo(allowed.staff().subject(), clock.instant());
        return allowed.verdict();
    }

    private CommandResult giveBack(Allowed allowed) {
        if (!allowed.isByAssignee()) {
            return new Rejected(Rejection.NOT_THE_ASSIGNEE);
        }
        moves.move(allowed.rightsCase(), allowed.verdict(), allowed.command(), allowed.staff());
        allowed.rightsCase().assignTo(null, clock.instant());
        return allowed.verdict();
    }

    private CommandResult grant(Allowed allowed, Grant grant) {
        if (!allowed.isByAssignee()) {
            return new Rejected(Rejection.NOT_THE_ASSIGNEE);
        }
        if (dataSystems.serving(allowed.rightsCase().right()).isEmpty()) {
            return new Rejected(Rejection.NO_DATA_SYSTEM);
        }
        boolean proposal = allowed.command() == CaseCommand.PROPOSE_GRANT;
        Decision decision =
                allowed.decision(proposal ? DecisionKind.PROPOSE_GRANT : DecisionKind.GRANT, clock.instant());
        keep(decision, grant.note(), allowed.rightsCase());
        moves.move(allowed.rightsCase(), allowed.verdict(), allowed.command(), allowed.staff());
        if (proposal) {
            allowed.rightsCase().propose(Proposal.GRANT);
        } else {
            taskRequests.request(allowed.rightsCase(), decision.decisionId(), Optional.empty());
        }
        return allowed.verdict();
    }

    private CommandResult refuse(Allowed allowed, Refuse refuse) {
        if (!allowed.isByAssignee()) {
            return new Rejected(Rejection.NOT_THE_ASSIGNEE);
        }
        Decision decision = allowed.decision(DecisionKind.REFUSE, clock.instant());
        decision.on(refuse.grounds());
        keep(decision, refuse.explanation(), allowed.rightsCase());
        moves.move(allowed.rightsCase(), allowed.verdict(), allowed.command(), allowed.staff());
        allowed.rightsCase().propose(Proposal.REFUSAL);
        return allowed.verdict();
    }

    private CommandResult approve(Allowed allowed) {
        boolean refusal = allowed.command() == CaseCommand.APPROVE_REFUSAL;
        DecisionKind first = refusal ? DecisionKind.REFUSE : DecisionKind.PROPOSE_GRANT;
        Decision proposed = decisions.newest(allowed.rightsCase().caseId(), List.of(first));
        if (proposed.wasTakenBy(allowed.staff())) {
            return new Rejected(Rejection.SECOND_PERSON_REQUIRED);
        }
        Decision approval = allowed.confirmation(
                refusal ? DecisionKind.APPROVE_REFUSAL : DecisionKind.APPROVE_GRANT, proposed, clock.instant());
        keep(approval, Optional.empty(), allowed.rightsCase());
        if (refusal) {
            close(allowed, Outcome.REFUSED, proposed.grounds(), null);
        } else {
            moves.move(allowed.rightsCase(), allowed.verdict(), allowed.command(), allowed.staff());
            taskRequests.request(allowed.rightsCase(), proposed.decisionId(), Optional.of(approval.decisionId()));
        }
        return allowed.verdict();
    }

    private CommandResult sendBack(Allowed allowed, SendBack sendBack) {
        Decision proposed = decisions.newest(
                allowed.rightsCase().caseId(), List.of(DecisionKind.REFUSE, DecisionKind.PROPOSE_GRANT));
        Decision decision = allowed.confirmation(DecisionKind.SEND_BACK, proposed, clock.instant());
        keep(decision, sendBack.note(), allowed.rightsCase());
        moves.move(allowed.rightsCase(), allowed.verdict(), allowed.command(), allowed.staff());
        return allowed.verdict();
    }

    private CommandResult release(Allowed allowed) {
        RightsCase releasing = allowed.rightsCase();
        Decision granted = decisions.newest(releasing.caseId(), GRANTS);
        if (granted.wasTakenBy(allowed.staff())) {
            return new Rejected(Rejection.SECOND_PERSON_REQUIRED);
        }
        keep(allowed.confirmation(DecisionKind.RELEASE, granted, clock.instant()), Optional.empty(), releasing);
        Duration availability = RightRules.hasPackage(releasing.right()) ? config.packageAvailability() : null;
        Outcome outcome =
                taskRequests.answeredInFull(releasing.caseId()) ? Outcome.FULFILLED : Outcome.PARTIALLY_FULFILLED;
        close(allowed, outcome, List.of(), availability);
        return allowed.verdict();
    }

    private void close(Allowed allowed, Outcome outcome, List<RefusalGround> grounds, Duration availability) {
        moves.close(allowed.rightsCase(), allowed.command(), allowed.staff(), outcome, grounds, availability);
    }

    /** The decision goes to the database as it is now, so everything about it is said before. */
    private void keep(Decision decision, Optional<Personal> text, RightsCase rightsCase) {
        text.ifPresent(present -> {
            DataKey key = dataKeys.byId(requests.require(rightsCase.requestId()).dataKeyId());
            decision.explain(present, key);
        });
        decisions.persist(decision);
    }

    /** A command that state and role allow, on its locked case. */
    private record Allowed(RightsCase rightsCase, CaseCommand command, Applied verdict, Actor.Staff staff) {

        Decision decision(DecisionKind kind, Instant now) {
            return new Decision(rightsCase, kind, staff, now);
        }

        Decision confirmation(DecisionKind kind, Decision first, Instant now) {
            return new Decision(rightsCase, kind, staff, first, now);
        }

        boolean isByAssignee() {
            return rightsCase.assignee().filter(staff.subject()::equals).isPresent();
        }
    }
}
