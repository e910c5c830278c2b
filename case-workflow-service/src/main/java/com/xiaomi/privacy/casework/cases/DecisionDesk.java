package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.casework.appeal.AppealDesk;
import com.xiaomi.privacy.casework.cases.CommandResult.Rejected;
import com.xiaomi.privacy.casework.cases.CommandResult.Rejection;
import com.xiaomi.privacy.casework.cases.RightsCase.Proposal;
import com.xiaomi.privacy.casework.cases.StaffCommand.Grant;
import com.xiaomi.privacy.casework.cases.StaffCommand.GrantInPart;
import com.xiaomi.privacy.casework.cases.StaffCommand.Refuse;
import com.xiaomi.privacy.casework.cases.StaffCommand.SendBack;
import com.xiaomi.privacy.casework.decision.DecisionPart;
import com.xiaomi.privacy.casework.decision.DecisionRecord;
import com.xiaomi.privacy.casework.decision.DecisionRules;
import com.xiaomi.privacy.casework.decision.DecisionRules.Matter;
import com.xiaomi.privacy.casework.decision.Statement;
import com.xiaomi.privacy.casework.fulfilment.TaskRequests;
import com.xiaomi.privacy.casework.handover.HandoverPlans;
import com.xiaomi.privacy.casework.legal.CaseClock;
import com.xiaomi.privacy.casework.legal.ClockLedger;
import com.xiaomi.privacy.casework.packaging.CasePackages;
import com.xiaomi.privacy.casework.registry.DataSystems;
import com.xiaomi.privacy.casework.request.CaseRequest;
import com.xiaomi.privacy.casework.request.CaseRequests;
import com.xiaomi.privacy.casework.request.ProvenIdentities;
import com.xiaomi.privacy.casework.request.RequestAttachment;
import com.xiaomi.privacy.casework.request.RequestAttachments;
import com.xiaomi.privacy.contracts.vocabulary.DataCategory;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.RefusalGround;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.legal.clock.ClockEvent;
import com.xiaomi.privacy.legal.law.LawBook;
import com.xiaomi.privacy.legal.retention.RetentionRule;
import com.xiaomi.privacy.legal.retention.RetentionSchedule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes decisions on the matter: each by a human, and by a second one before anything that can't be undone. The caller
 * holds the lock of the case; state and role are checked already.
 */
@ApplicationScoped
class DecisionDesk {

    private final CaseMoves moves;
    private final Decisions decisions;
    private final DecisionRecord record;
    private final CaseRequests requests;
    private final RequestAttachments attachments;
    private final ProvenIdentities identities;
    private final DataSystems dataSystems;
    private final TaskRequests taskRequests;
    private final CasePackages packages;
    private final HandoverPlans handovers;
    private final AppealDesk appeals;
    private final CaseClock caseClock;
    private final ClockLedger ledger;
    private final DataKeys dataKeys;
    private final Clock clock;
    private final RetentionSchedule retention = RetentionSchedule.load(LawBook.CURRENT_VERSION);

    DecisionDesk(
            CaseMoves moves,
            Decisions decisions,
            DecisionRecord record,
            CaseRequests requests,
            RequestAttachments attachments,
            ProvenIdentities identities,
            DataSystems dataSystems,
            TaskRequests taskRequests,
            CasePackages packages,
            HandoverPlans handovers,
            AppealDesk appeals,
            CaseClock caseClock,
            ClockLedger ledger,
            DataKeys dataKeys,
            Clock clock) {
        this.moves = moves;
        this.decisions = decisions;
        this.record = record;
        this.requests = requests;
        this.attachments = attachments;
        this.identities = identities;
        this.dataSystems = dataSystems;
        this.taskRequests = taskRequests;
        this.packages = packages;
        this.handovers = handovers;
        this.appeals = appeals;
        this.caseClock = caseClock;
        this.ledger = ledger;
        this.dataKeys = dataKeys;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    CommandResult grant(AllowedCommand allowed, Grant grant) {
        RightsCase granting = allowed.rightsCase();
        Optional<Rejection> objection =
                unfit(allowed, true).or(() -> DecisionRules.objection(matter(granting, false), grant.statement()));
        if (objection.isPresent()) {
            return new Rejected(objection.get());
        }
        boolean proposal = allowed.command() == CaseCommand.PROPOSE_GRANT;
        Decision decision =
                allowed.decision(proposal ? DecisionKind.PROPOSE_GRANT : DecisionKind.GRANT, clock.instant());
        keep(decision, grant.statement(), granting);
        moves.move(granting, allowed.verdict(), allowed.command(), allowed.staff());
        if (proposal) {
            granting.propose(Proposal.GRANT);
        } else {
            taskRequests.request(granting, decision.decisionId(), Optional.empty(), granting.categories());
        }
        return allowed.verdict();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    CommandResult grantInPart(AllowedCommand allowed, GrantInPart grant) {
        RightsCase granting = allowed.rightsCase();
        Matter matter = matter(granting, grant.directMarketing());
        Optional<Rejection> objection =
                unfit(allowed, true).or(() -> DecisionRules.objection(matter, grant.parts(), grant.statement()));
        if (objection.isPresent()) {
            return new Rejected(objection.get());
        }
        Decision decision = allowed.decision(DecisionKind.GRANT_IN_PART, clock.instant());
        decision.on(DecisionRules.grounds(DecisionRules.refusals(grant.parts()), matter.exemptions()), Set.of());
        keep(decision, grant.statement(), granting);
        record.keepParts(
                decision.decisionId(), DecisionRules.grounded(grant.parts(), matter.exemptions()), key(granting));
        moves.move(granting, allowed.verdict(), allowed.command(), allowed.staff());
        granting.propose(Proposal.PARTIAL);
        return allowed.verdict();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    CommandResult refuse(AllowedCommand allowed, Refuse refuse) {
        RightsCase refusing = allowed.rightsCase();
        Matter matter = matter(refusing, refuse.directMarketing());
        Optional<Rejection> objection =
                unfit(allowed, false).or(() -> DecisionRules.objection(matter, refuse.refusal(), refuse.statement()));
        if (objection.isPresent()) {
            return new Rejected(objection.get());
        }
        Decision decision = allowed.decision(DecisionKind.REFUSE, clock.instant());
        decision.on(
                DecisionRules.grounds(List.of(refuse.refusal()), matter.exemptions()),
                refuse.refusal().exemptions());
        keep(decision, refuse.statement(), refusing);
        moves.move(refusing, allowed.verdict(), allowed.command(), allowed.staff());
        refusing.propose(Proposal.REFUSAL);
        return allowed.verdict();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    CommandResult approve(AllowedCommand allowed) {
        RightsCase approving = allowed.rightsCase();
        Decision proposed = decided(approving);
        if (proposed.wasTakenBy(allowed.staff())) {
            return new Rejected(Rejection.SECOND_PERSON_REQUIRED);
        }
        boolean refusal = allowed.command() == CaseCommand.APPROVE_REFUSAL;
        Decision approval = allowed.confirmation(
                refusal ? DecisionKind.APPROVE_REFUSAL : DecisionKind.APPROVE_GRANT, proposed, clock.instant());
        decisions.persist(approval);
        if (refusal) {
            close(allowed, approval, Outcome.REFUSED, proposed.grounds(), null);
        } else {
            moves.move(approving, allowed.verdict(), allowed.command(), allowed.staff());
            taskRequests.request(
                    approving,
                    proposed.decisionId(),
                    Optional.of(approval.decisionId()),
                    grantedData(approving, proposed));
        }
        return allowed.verdict();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    CommandResult sendBack(AllowedCommand allowed, SendBack sendBack) {
        RightsCase returning = allowed.rightsCase();
        Decision proposed = decided(returning);
        Decision decision = allowed.confirmation(DecisionKind.SEND_BACK, proposed, clock.instant());
        sendBack.note().ifPresent(note -> decision.explain(note, key(returning)));
        decisions.persist(decision);
        moves.move(returning, allowed.verdict(), allowed.command(), allowed.staff());
        return allowed.verdict();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    CommandResult release(AllowedCommand allowed) {
        RightsCase releasing = allowed.rightsCase();
        Decision granted = decided(releasing);
        if (granted.wasTakenBy(allowed.staff()) || handovers.isPlannedBy(releasing, allowed.staff())) {
            return new Rejected(Rejection.SECOND_PERSON_REQUIRED);
        }
        if (packages.areBeingMade(releasing.caseId())) {
            return new Rejected(Rejection.PACKAGE_BEING_MADE);
        }
        Decision decision = allowed.confirmation(DecisionKind.RELEASE, granted, clock.instant());
        decisions.persist(decision);
        RetentionRule packageKept = RightRules.hasPackage(releasing.right())
                ? retention.packages(requests.require(releasing.requestId()).place())
                : null;
        handovers.release(releasing, allowed.staff());
        boolean inFull = granted.kind() != DecisionKind.GRANT_IN_PART && taskRequests.answeredInFull(releasing);
        Outcome outcome = inFull ? Outcome.FULFILLED : Outcome.PARTIALLY_FULFILLED;
        close(allowed, decision, outcome, granted.grounds(), packageKept);
        return allowed.verdict();
    }

    /** What speaks against any decision of this kind by this person. */
    private Optional<Rejection> unfit(AllowedCommand allowed, boolean carriedOut) {
        if (!allowed.isByAssignee()) {
            return Optional.of(Rejection.NOT_THE_ASSIGNEE);
        }
        return carriedOut ? inTheWay(allowed.rightsCase()) : Optional.empty();
    }

    /** A case may come into review without proof, by an appeal or a reopening; nothing is carried out without it. */
    private Optional<Rejection> inTheWay(RightsCase granting) {
        if (identities.when(granting.requestId(), granting.askedAs()).isEmpty()) {
            return Optional.of(Rejection.IDENTITY_NOT_PROVEN);
        }
        return dataSystems.isServed(granting.right()) ? Optional.empty() : Optional.of(Rejection.NO_DATA_SYSTEM);
    }

    private Matter matter(RightsCase of, boolean directMarketing) {
        CaseRequest request = requests.require(of.requestId());
        return new Matter(
                of.right(),
                directMarketing,
                of.categories(),
                request.language(),
                caseClock.exemptions(of.lawVersion(), request, of.right()),
                attachments.presentOf(of.requestId()).stream()
                        .map(RequestAttachment::attachmentId)
                        .collect(Collectors.toSet()));
    }

    /** What the first person decided; the state of the case says that somebody did. */
    private Decision decided(RightsCase one) {
        return decisions
                .onTheMatter(one.caseId())
                .orElseThrow(() -> new IllegalStateException("case " + one.caseId() + " lacks a decision"));
    }

    /** The data for which the right is carried out; empty for all. */
    private Set<DataCategory> grantedData(RightsCase granting, Decision proposed) {
        return proposed.kind() == DecisionKind.GRANT_IN_PART
                ? record.parts(proposed.decisionId()).stream()
                        .filter(DecisionPart::isGranted)
                        .map(DecisionPart::category)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(DataCategory.class)))
                : granting.categories();
    }

    private void close(
            AllowedCommand allowed,
            Decision decision,
            Outcome outcome,
            List<RefusalGround> grounds,
            RetentionRule packageKept) {
        RightsCase closing = allowed.rightsCase();
        ClockEvent.Type answer =
                outcome == Outcome.REFUSED ? ClockEvent.Type.REFUSED : ClockEvent.Type.DECISION_COMMUNICATED;
        ledger.note(closing, answer, decision.decidedAt(), decision.decisionId());
        appeals.announce(closing, outcome);
        moves.close(closing, allowed.command(), allowed.staff(), outcome, grounds, packageKept);
    }

    /** The decision goes to the database as it is now, so everything about it is said before. */
    private void keep(Decision decision, Statement statement, RightsCase of) {
        CaseRequest request = requests.require(of.requestId());
        DataKey key = dataKeys.byId(request.dataKeyId());
        statement
                .text()
                .ifPresent(text -> decision.explain(text, statement.language().orElse(request.language()), key));
        decision.restsOn(statement.basis().orElse(caseClock.dutyToAnswer(of.lawVersion(), request, of.right())));
        decisions.persist(decision);
        record.keep(decision.decisionId(), statement, key);
    }

    private DataKey key(RightsCase of) {
        return dataKeys.byId(requests.require(of.requestId()).dataKeyId());
    }
}
