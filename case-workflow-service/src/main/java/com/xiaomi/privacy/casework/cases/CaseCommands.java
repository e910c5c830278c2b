package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.casework.CaseworkConfig;
import com.xiaomi.privacy.casework.appeal.AppealDesk;
import com.xiaomi.privacy.casework.cases.CommandResult.AlreadyApplied;
import com.xiaomi.privacy.casework.cases.CommandResult.Applied;
import com.xiaomi.privacy.casework.cases.CommandResult.Rejected;
import com.xiaomi.privacy.casework.cases.CommandResult.Rejection;
import com.xiaomi.privacy.casework.cases.RightsCase.Proposal;
import com.xiaomi.privacy.casework.cases.StaffCommand.Approve;
import com.xiaomi.privacy.casework.cases.StaffCommand.CloseUnproven;
import com.xiaomi.privacy.casework.cases.StaffCommand.GiveBack;
import com.xiaomi.privacy.casework.cases.StaffCommand.Grant;
import com.xiaomi.privacy.casework.cases.StaffCommand.Merge;
import com.xiaomi.privacy.casework.cases.StaffCommand.QuoteFee;
import com.xiaomi.privacy.casework.cases.StaffCommand.Refuse;
import com.xiaomi.privacy.casework.cases.StaffCommand.Release;
import com.xiaomi.privacy.casework.cases.StaffCommand.ResumeReview;
import com.xiaomi.privacy.casework.cases.StaffCommand.SendBack;
import com.xiaomi.privacy.casework.cases.StaffCommand.Take;
import com.xiaomi.privacy.casework.cases.StaffCommand.Unmerge;
import com.xiaomi.privacy.casework.cases.StaffCommand.Work;
import com.xiaomi.privacy.casework.duplicate.Merging;
import com.xiaomi.privacy.casework.fee.Fees;
import com.xiaomi.privacy.casework.fulfilment.DataSystems;
import com.xiaomi.privacy.casework.fulfilment.TaskRequests;
import com.xiaomi.privacy.casework.identity.IdentityReports;
import com.xiaomi.privacy.casework.legal.ClockLedger;
import com.xiaomi.privacy.casework.question.Questioning;
import com.xiaomi.privacy.casework.request.CaseRequests;
import com.xiaomi.privacy.casework.work.WorkDesk;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.RefusalGround;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.legal.clock.ClockEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
    private final Questioning questioning;
    private final Fees fees;
    private final AppealDesk appeals;
    private final Merging merging;
    private final IdentityReports identityReports;
    private final WorkDesk workDesk;
    private final ClockLedger ledger;
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
            Questioning questioning,
            Fees fees,
            AppealDesk appeals,
            Merging merging,
            IdentityReports identityReports,
            WorkDesk workDesk,
            ClockLedger ledger,
            DataKeys dataKeys,
            CaseworkConfig config,
            Clock clock) {
        this.cases = cases;
        this.moves = moves;
        this.decisions = decisions;
        this.requests = requests;
        this.dataSystems = dataSystems;
        this.taskRequests = taskRequests;
        this.questioning = questioning;
        this.fees = fees;
        this.appeals = appeals;
        this.merging = merging;
        this.identityReports = identityReports;
        this.workDesk = workDesk;
        this.ledger = ledger;
        this.dataKeys = dataKeys;
        this.config = config;
        this.clock = clock;
    }

    /** Does what a human of the staff wants, if the case, their roles and the other decisions let them. */
    @Transactional
    public CommandResult execute(StaffCommand command) {
        Optional<RightsCase> found = locked(command);
        if (found.isEmpty()) {
            return new Rejected(Rejection.UNKNOWN_CASE);
        }
        RightsCase rightsCase = found.get();
        if (rightsCase.version() != command.expectedVersion()) {
            return new Rejected(Rejection.STALE_VERSION);
        }
        CaseCommand wanted = inTable(command.act(), rightsCase);
        return switch (CaseTransitions.decide(rightsCase.state(), wanted, command.parties())) {
            case Applied allowed ->
                isBarred(rightsCase, command)
                        ? new Rejected(Rejection.DECIDED_BEFORE)
                        : apply(new AllowedCommand(rightsCase, wanted, allowed, command.staff()), command);
            case AlreadyApplied already -> already;
            case Rejected rejected -> rejected;
        };
    }

    /** Whoever changes several cases locks them all before, in the order of their ids. */
    private Optional<RightsCase> locked(StaffCommand command) {
        List<UUID> affected = command.act() instanceof Merge merge
                ? List.of(command.caseId(), merge.into())
                : List.of(command.caseId());
        return cases.locked(affected).stream()
                .filter(one -> one.caseId().equals(command.caseId()))
                .findFirst();
    }

    private boolean isBarred(RightsCase rightsCase, StaffCommand command) {
        return switch (command.act()) {
            case Take ignored -> appeals.isBarred(rightsCase, command.staff());
            case Grant ignored -> appeals.isBarred(rightsCase, command.staff());
            case Refuse ignored -> appeals.isBarred(rightsCase, command.staff());
            case Approve ignored -> appeals.isBarred(rightsCase, command.staff());
            case SendBack ignored -> appeals.isBarred(rightsCase, command.staff());
            case Release ignored -> appeals.isBarred(rightsCase, command.staff());
            case GiveBack ignored -> false;
            case QuoteFee ignored -> false;
            case ResumeReview ignored -> false;
            case Merge ignored -> false;
            case Unmerge ignored -> false;
            case CloseUnproven ignored -> false;
            // Says itself who may have the case.
            case Work ignored -> false;
        };
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
            case QuoteFee ignored -> CaseCommand.QUOTE_FEE;
            case ResumeReview ignored -> CaseCommand.RESUME_REVIEW;
            case Merge ignored -> CaseCommand.MERGE;
            case Unmerge ignored -> CaseCommand.UNMERGE;
            case CloseUnproven ignored -> CaseCommand.CLOSE_UNPROVEN;
            case Work work -> work.command();
        };
    }

    private CommandResult apply(AllowedCommand allowed, StaffCommand command) {
        return switch (command.act()) {
            case Take ignored -> take(allowed);
            case GiveBack ignored -> giveBack(allowed);
            case Grant grant -> grant(allowed, grant);
            case Refuse refuse -> refuse(allowed, refuse);
            case Approve ignored -> approve(allowed);
            case SendBack sendBack -> sendBack(allowed, sendBack);
            case Release ignored -> release(allowed);
            case QuoteFee fee ->
                allowed.isByAssignee()
                        ? fees.quote(allowed.rightsCase(), allowed.verdict(), fee, allowed.staff())
                        : new Rejected(Rejection.NOT_THE_ASSIGNEE);
            case ResumeReview ignored -> resumeReview(allowed);
            case Merge merge ->
                allowed.isByAssignee()
                        ? merging.merge(allowed.rightsCase(), merge.into(), allowed.verdict(), allowed.staff())
                        : new Rejected(Rejection.NOT_THE_ASSIGNEE);
            case Unmerge ignored -> merging.unmerge(allowed.rightsCase(), allowed.verdict(), allowed.staff());
            case CloseUnproven ignored -> closeUnproven(allowed);
            case Work work -> workDesk.apply(allowed.rightsCase(), allowed.verdict(), command, work);
        };
    }

    private CommandResult take(AllowedCommand allowed) {
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

    private CommandResult giveBack(AllowedCommand allowed) {
        if (!allowed.isByAssignee()) {
            return new Rejected(Rejection.NOT_THE_ASSIGNEE);
        }
        moves.move(allowed.rightsCase(), allowed.verdict(), allowed.command(), allowed.staff());
        allowed.rightsCase().assignTo(null, clock.instant());
        return allowed.verdict();
    }

    private CommandResult closeUnproven(AllowedCommand allowed) {
        RightsCase closing = allowed.rightsCase();
        if (!identityReports.mayBeClosedUnproven(closing.requestId())) {
            return new Rejected(Rejection.IDENTITY_TIME_RUNS);
        }
        keep(allowed.decision(DecisionKind.CLOSE_UNPROVEN, clock.instant()), Optional.empty(), closing);
        appeals.announce(closing, Outcome.EXPIRED);
        // No answer was given, so the legal clock runs on: a late proof finds it where it is.
        moves.close(closing, allowed.command(), allowed.staff(), Outcome.EXPIRED, List.of(), null);
        return allowed.verdict();
    }

    private CommandResult resumeReview(AllowedCommand allowed) {
        questioning.takeBack(allowed.rightsCase());
        fees.takeBack(allowed.rightsCase());
        moves.move(allowed.rightsCase(), allowed.verdict(), allowed.command(), allowed.staff());
        return allowed.verdict();
    }

    private CommandResult grant(AllowedCommand allowed, Grant grant) {
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

    private CommandResult refuse(AllowedCommand allowed, Refuse refuse) {
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

    private CommandResult approve(AllowedCommand allowed) {
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
            close(allowed, approval, Outcome.REFUSED, proposed.grounds(), null);
        } else {
            moves.move(allowed.rightsCase(), allowed.verdict(), allowed.command(), allowed.staff());
            taskRequests.request(allowed.rightsCase(), proposed.decisionId(), Optional.of(approval.decisionId()));
        }
        return allowed.verdict();
    }

    private CommandResult sendBack(AllowedCommand allowed, SendBack sendBack) {
        Decision proposed = decisions.newest(
                allowed.rightsCase().caseId(), List.of(DecisionKind.REFUSE, DecisionKind.PROPOSE_GRANT));
        Decision decision = allowed.confirmation(DecisionKind.SEND_BACK, proposed, clock.instant());
        keep(decision, sendBack.note(), allowed.rightsCase());
        moves.move(allowed.rightsCase(), allowed.verdict(), allowed.command(), allowed.staff());
        return allowed.verdict();
    }

    private CommandResult release(AllowedCommand allowed) {
        RightsCase releasing = allowed.rightsCase();
        Decision granted = decisions.newest(releasing.caseId(), GRANTS);
        if (granted.wasTakenBy(allowed.staff())) {
            return new Rejected(Rejection.SECOND_PERSON_REQUIRED);
        }
        Decision decision = allowed.confirmation(DecisionKind.RELEASE, granted, clock.instant());
        keep(decision, Optional.empty(), releasing);
        Duration availability = RightRules.hasPackage(releasing.right()) ? config.packageAvailability() : null;
        Outcome outcome = taskRequests.answeredInFull(releasing) ? Outcome.FULFILLED : Outcome.PARTIALLY_FULFILLED;
        close(allowed, decision, outcome, List.of(), availability);
        return allowed.verdict();
    }

    private void close(
            AllowedCommand allowed,
            Decision decision,
            Outcome outcome,
            List<RefusalGround> grounds,
            Duration availability) {
        RightsCase closing = allowed.rightsCase();
        ClockEvent.Type answer =
                outcome == Outcome.REFUSED ? ClockEvent.Type.REFUSED : ClockEvent.Type.DECISION_COMMUNICATED;
        ledger.note(closing, answer, decision.decidedAt(), decision.decisionId());
        appeals.announce(closing, outcome);
        moves.close(closing, allowed.command(), allowed.staff(), outcome, grounds, availability);
    }

    /** The decision goes to the database as it is now, so everything about it is said before. */
    private void keep(Decision decision, Optional<Personal> text, RightsCase rightsCase) {
        text.ifPresent(present -> {
            DataKey key = dataKeys.byId(requests.require(rightsCase.requestId()).dataKeyId());
            decision.explain(present, key);
        });
        decisions.persist(decision);
    }
}
