package com.xiaomi.privacy.casework.work;

import com.xiaomi.privacy.casework.agent.Agent;
import com.xiaomi.privacy.casework.agent.Agents;
import com.xiaomi.privacy.casework.appeal.AppealDesk;
import com.xiaomi.privacy.casework.cases.CaseCommand;
import com.xiaomi.privacy.casework.cases.CaseMoves;
import com.xiaomi.privacy.casework.cases.CommandResult;
import com.xiaomi.privacy.casework.cases.CommandResult.AlreadyApplied;
import com.xiaomi.privacy.casework.cases.CommandResult.Applied;
import com.xiaomi.privacy.casework.cases.CommandResult.Rejected;
import com.xiaomi.privacy.casework.cases.CommandResult.Rejection;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.casework.request.CaseRequest;
import com.xiaomi.privacy.casework.request.CaseRequests;
import com.xiaomi.privacy.casework.work.AssignmentRule.Candidate;
import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.event.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Gives cases to agents, never to one who took part in the decision that is contested. */
@ApplicationScoped
class Assignments {

    private final Agents agents;
    private final RightsCases cases;
    private final CaseRequests requests;
    private final AppealDesk appeals;
    private final CaseMoves moves;
    private final AuditTrail auditTrail;
    private final Outbox outbox;
    private final Clock clock;

    Assignments(
            Agents agents,
            RightsCases cases,
            CaseRequests requests,
            AppealDesk appeals,
            CaseMoves moves,
            AuditTrail auditTrail,
            Outbox outbox,
            Clock clock) {
        this.agents = agents;
        this.cases = cases;
        this.requests = requests;
        this.appeals = appeals;
        this.moves = moves;
        this.auditTrail = auditTrail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Gives the case to the agent whom a person chose, however much they have to do and whatever they handle. */
    @Transactional(Transactional.TxType.MANDATORY)
    CommandResult byHand(RightsCase given, UUID to, Applied verdict, CaseCommand command, Actor.Staff by) {
        if (given.assignee().filter(to::equals).isPresent()) {
            return new AlreadyApplied();
        }
        Optional<Agent> agent = agents.lockedActive(to);
        if (agent.isEmpty()) {
            return new Rejected(Rejection.UNKNOWN_AGENT);
        }
        if (isBarred(given, agent.get())) {
            return new Rejected(Rejection.AGENT_DECIDED_BEFORE);
        }
        give(given, agent.get(), verdict, command, by);
        return verdict;
    }

    /** Gives a case that nobody has to the agent whom the rule chooses. */
    @Transactional(Transactional.TxType.MANDATORY)
    CommandResult byRule(RightsCase given, Applied verdict, Actor by) {
        if (given.assignee().isPresent()) {
            return new Rejected(Rejection.ASSIGNED_TO_ANOTHER);
        }
        Optional<Agent> agent = chosen(given);
        agent.ifPresent(present -> give(given, present, verdict, CaseCommand.ASSIGN_BY_RULE, by));
        return agent.isPresent() ? verdict : new Rejected(Rejection.NO_AGENT_FITS);
    }

    private Optional<Agent> chosen(RightsCase given) {
        CaseRequest request = requests.require(given.requestId());
        // The locks come before the counting, so that two assignments at a time see each other.
        List<Agent> fitting = agents.lockedActive().stream()
                .filter(agent -> agent.fits(given, request))
                .filter(agent -> !isBarred(given, agent))
                .toList();
        Map<UUID, Long> open = cases.openByAssignee();
        return AssignmentRule.choose(fitting.stream()
                        .map(agent -> new Candidate(
                                agent.sub(),
                                open.getOrDefault(agent.sub(), 0L),
                                agent.maxOpen(),
                                agent.lastAssignedAt()))
                        .toList())
                .map(sub -> fitting.stream()
                        .filter(agent -> agent.sub().equals(sub))
                        .findFirst()
                        .orElseThrow());
    }

    private boolean isBarred(RightsCase given, Agent agent) {
        return appeals.isBarred(given, new Actor.Staff(agent.sub()));
    }

    private void give(RightsCase given, Agent agent, Applied verdict, CaseCommand command, Actor by) {
        Instant now = clock.instant();
        moves.move(given, verdict, command, by);
        given.assignTo(agent.sub(), now);
        agent.assigned(now);
        auditTrail.record(AuditEntry.of(given.requestId(), by, "case.assigned")
                .with("caseId", given.caseId())
                .with("assignee", agent.sub())
                .with("command", command.code()));
        outbox.publish(new CaseEvent.Assigned(
                given.requestId(), given.caseId(), given.right(), given.due(), agent.sub(), chooser(command, by), now));
    }

    /** Who chose the agent; null where the rule did, whoever called it. */
    private static UUID chooser(CaseCommand command, Actor by) {
        return command != CaseCommand.ASSIGN_BY_RULE && by instanceof Actor.Staff staff ? staff.subject() : null;
    }
}
