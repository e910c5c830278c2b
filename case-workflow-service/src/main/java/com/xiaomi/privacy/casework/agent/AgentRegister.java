package com.xiaomi.privacy.casework.agent;

import com.xiaomi.privacy.casework.agent.Agent.Skills;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** The register of agents. Each entry has an audit chain of its own, with every state it ever had and who made it so. */
@ApplicationScoped
class AgentRegister {

    private final Agents agents;
    private final AuditTrail auditTrail;
    private final Clock clock;

    AgentRegister(Agents agents, AuditTrail auditTrail, Clock clock) {
        this.agents = agents;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /** All of them, also those who are not active, by id. */
    @Transactional
    List<Agent> all() {
        return agents.listAll(Sort.by("sub"));
    }

    /** Registers an agent, or says anew what they can be given. */
    @Transactional
    Agent register(UUID sub, Skills skills, Actor.Staff by) {
        // The entry comes first: of two who register one agent at the same time, the second waits here.
        auditTrail.record(AuditEntry.apart(sub, by, "agent.registered")
                .with("rights", joined(skills.rights()))
                .with("languages", joined(skills.languages()))
                .with("laws", joined(skills.laws()))
                .with("countries", joined(skills.countries()))
                .with("maxOpen", skills.maxOpen())
                .with("active", skills.active()));
        Agent agent = agents.findByIdOptional(sub).orElseGet(() -> new Agent(sub));
        agent.describe(skills, clock.instant());
        agents.persist(agent);
        return agent;
    }

    private static String joined(Collection<?> values) {
        return values.stream().map(Object::toString).sorted().collect(Collectors.joining("|"));
    }
}
