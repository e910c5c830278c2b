package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.casework.appeal.AppealDesk;
import com.xiaomi.privacy.casework.cases.CommandResult.AlreadyApplied;
import com.xiaomi.privacy.casework.cases.CommandResult.Applied;
import com.xiaomi.privacy.casework.cases.CommandResult.Rejected;
import com.xiaomi.privacy.casework.cases.CommandResult.Rejection;
import com.xiaomi.privacy.casework.cases.RightsCase.Proposal;
import com.xiaomi.privacy.casework.cases.StaffCommand.Approve;
import com.xiaomi.privacy.casework.cases.StaffCommand.CloseUnproven;
import com.xiaomi.privacy.casework.cases.StaffCommand.Extend;
import com.xiaomi.privacy.casework.cases.StaffCommand.GiveBack;
import com.xiaomi.privacy.casework.cases.StaffCommand.Grant;
import com.xiaomi.privacy.casework.cases.StaffCommand.GrantInPart;
import com.xiaomi.privacy.casework.cases.StaffCommand.Merge;
import com.xiaomi.privacy.casework.cases.StaffCommand.QuoteFee;
import com.xiaomi.privacy.casework.cases.StaffCommand.Refuse;
import com.xiaomi.privacy.casework.cases.StaffCommand.Release;
import com.xiaomi.privacy.casework.cases.StaffCommand.Reopen;
import com.xiaomi.privacy.casework.cases.StaffCommand.ResumeReview;
import com.xiaomi.privacy.casework.cases.StaffCommand.SendBack;
import com.xiaomi.privacy.casework.cases.StaffCommand.Split;
import com.xiaomi.privacy.casework.cases.StaffCommand.Take;
import com.xiaomi.privacy.casework.cases.StaffCommand.Unmerge;
import com.xiaomi.privacy.casework.cases.StaffCommand.Work;
import com.xiaomi.privacy.casework.duplicate.Merging;
import com.xiaomi.privacy.casework.extension.Extending;
import com.xiaomi.privacy.casework.fee.Fees;
import com.xiaomi.privacy.casework.identity.IdentityReports;
import com.xiaomi.privacy.casework.question.Questioning;
import com.xiaomi.privacy.casework.work.WorkDesk;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Carries out what people decide. Each command locks its case, and changes everything or nothing. */
@ApplicationScoped
public class CaseCommands {

    private final RightsCases cases;
    private final CaseMoves moves;
    private final Decisions decisions;
    private final DecisionDesk desk;
    private final Extending extending;
    private final Splitting splitting;
    private final Reopening reopening;
    private final Questioning questioning;
    private final Fees fees;
    private final AppealDesk appeals;
    private final Merging merging;
    private final IdentityReports identityReports;
    private final WorkDesk workDesk;
    private final Clock clock;

    CaseCommands(
            RightsCases cases,
            CaseMoves moves,
            Decisions decisions,
            DecisionDesk desk,
            Extending extending,
            Splitting splitting,
            Reopening reopening,
            Questioning questioning,
            Fees fees,
            AppealDesk appeals,
            Merging merging,
            IdentityReports identityReports,
            WorkDesk workDesk,
            Clock clock) {
        this.cases = cases;
        this.moves = moves;
        this.decisions = decisions;
        this.desk = desk;
        this.extending = extending;
        this.splitting = splitting;
        this.reopening = reopening;
        this.questioning = questioning;
        this.fees = fees;
        this.appeals = appeals;
        this.merging = merging;
        this.identityReports = identityReports;
        this.workDesk = workDesk;
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
        if (rightsCase.isIsolated()) {
            return new Rejected(Rejection.UNKNOWN_CASE);
        }
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
            case GrantInPart ignored -> appeals.isBarred(rightsCase, command.staff());
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
            case Extend ignored -> false;
            case Split ignored -> false;
            case Reopen ignored -> false;
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
            case GrantInPart ignored -> CaseCommand.GRANT_IN_PART;
            case Approve ignored ->
                rightsCase.proposal().filter(Proposal.REFUSAL::equals).isPresent()
                        ? CaseCommand.APPROVE_REFUSAL
                        : CaseCommand.APPROVE_GRANT;
            case SendBack ignored -> CaseCommand.SEND_BACK;
            case Release ignored -> CaseCommand.RELEASE;
            case QuoteFee ignored -> CaseCommand.QUOTE_FEE;
            case ResumeReview ignored -> CaseCommand.RESUME_REVIEW;
            case Merge ignored -> CaseCommand.MERGE;
            case Unmerge ignored -> CaseCommand.UNMERGE;
            case CloseUnproven ignored -> CaseCommand.CLOSE_UNPROVEN;
            case Extend ignored -> CaseCommand.EXTEND;
            case Split ignored -> CaseCommand.SPLIT;
            case Reopen ignored -> CaseCommand.REOPEN;
            case Work work -> work.command();
        };
    }

    private CommandResult apply(AllowedCommand allowed, StaffCommand command) {
        return switch (command.act()) {
            case Take ignored -> take(allowed);
            case GiveBack ignored -> giveBack(allowed);
            case Grant grant -> desk.grant(allowed, grant);
            case GrantInPart grant -> desk.grantInPart(allowed, grant);
            case Refuse refuse -> desk.refuse(allowed, refuse);
            case Approve ignored -> desk.approve(allowed);
            case SendBack sendBack -> desk.sendBack(allowed, sendBack);
            case Release ignored -> desk.release(allowed);
            case Extend extend ->
                allowed.isByAssignee()
                        ? extending.extend(allowed.rightsCase(), extend, allowed.verdict(), allowed.staff())
                        : new Rejected(Rejection.NOT_THE_ASSIGNEE);
            case Split split -> splitting.split(allowed, split);
            case Reopen reopen -> reopening.reopen(allowed, reopen);
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
        decisions.persist(allowed.decision(DecisionKind.CLOSE_UNPROVEN, clock.instant()));
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
}
