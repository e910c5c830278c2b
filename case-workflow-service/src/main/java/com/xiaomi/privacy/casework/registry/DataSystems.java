package com.xiaomi.privacy.casework.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.cell.CellConfig;
import com.xiaomi.privacy.foundation.client.IfMatch;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import io.quarkus.runtime.util.HashUtil;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * The registry of data systems: which there are, what they hold and which rights they carry out, and how that was at any
 * time. A system that is retired gets no new tasks; those that it has it may still answer.
 */
@ApplicationScoped
public class DataSystems {

    private final RegisteredSystems systems;
    private final SystemVersions versions;
    private final SystemRules rules;
    private final AuditTrail auditTrail;
    private final ObjectMapper json;
    private final Clock clock;

    DataSystems(
            RegisteredSystems systems,
            SystemVersions versions,
            CellConfig cell,
            WebhookOrigins origins,
            AuditTrail auditTrail,
            ObjectMapper json,
            Clock clock) {
        this.systems = systems;
        this.versions = versions;
        this.rules = new SystemRules(cell.name(), origins);
        this.auditTrail = auditTrail;
        this.json = json;
        this.clock = clock;
    }

    /** Whether any system carries out a right. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean isServed(Right right) {
        return !systems.serving(right, "", 1).isEmpty();
    }

    /**
     * Some of the systems that carry out a right, by name.
     *
     * @param after begins behind this name; empty for the first ones
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<RegisteredSystem> serving(Right right, String after, int atMost) {
        return systems.serving(right, after, atMost);
    }

    /** Those that carry out a right and say where they work, by name. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<RegisteredSystem> servingElsewhere(Right right) {
        return systems.servingElsewhere(right);
    }

    /** Where a system works, ISO 3166-1 alpha-2; empty if in the place of the cell. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<String> countryOf(String name) {
        return systems.findByIdOptional(name).flatMap(RegisteredSystem::country);
    }

    /**
     * Registers a system, or says anew what it is. What stands there already is left as it is.
     *
     * @param name its OAuth client id
     * @param seen the version that the caller saw; empty if there was none
     * @throws ProblemException {@link ProblemType#VALIDATION_FAILED} for a description that contradicts itself or this cell,
     *     {@link ProblemType#VERSION_REQUIRED} or {@link ProblemType#STALE_VERSION} if another one stands there
     */
    @Transactional
    Registration register(String name, DataSystem described, OptionalLong seen, Actor.Staff by) {
        rules.check(described);
        systems.oneAtATime();
        Optional<Registration> present = find(name);
        if (present.isPresent() && present.get().says(described)) {
            return present.get();
        }
        present.ifPresent(registration -> requireSeen(registration, seen));
        RegisteredSystem system = systems.locked(name).orElseGet(() -> new RegisteredSystem(name, Ids.next()));
        system.describe(described);
        systems.persist(system);
        return noted(system, described, "data-system.registered", by);
    }

    /**
     * Lets a system get no more tasks.
     *
     * @return empty if there is none of this name
     * @throws ProblemException {@link ProblemType#STALE_VERSION} if the caller saw an earlier version
     */
    @Transactional
    Optional<Registration> retire(String name, long seen, Actor.Staff by) {
        systems.oneAtATime();
        return find(name).map(present -> {
            if (present.retired()) {
                return present;
            }
            requireSeen(present, OptionalLong.of(seen));
            RegisteredSystem system = systems.locked(name).orElseThrow();
            system.retire(clock.instant());
            return noted(system, present.system(), "data-system.retired", by);
        });
    }

    /** What is registered now; empty if nothing ever was. */
    @Transactional
    Optional<Registration> find(String name) {
        return versions.presentOf(name).map(this::registration);
    }

    /** Where a system is told of its tasks; empty if it is not called. */
    @Transactional
    public Optional<URI> webhookOf(String name) {
        return find(name).map(registration -> registration.system().webhook());
    }

    /**
     * What was registered of a system when it was asked for something, or first, if that was before its description.
     *
     * @param at UTC
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<DataSystem> describedAt(String name, Instant at) {
        List<SystemVersion> all = versions.of(name);
        return all.stream()
                .filter(version -> !version.changedAt().isAfter(at))
                .findFirst()
                .or(() -> all.stream().reduce((newer, older) -> older))
                .map(version -> read(version.content()));
    }

    /** The chain of a system's audit entries; empty if nothing was ever registered under the name. */
    @Transactional
    public Optional<UUID> chainOf(String name) {
        return systems.findByIdOptional(name).map(RegisteredSystem::systemId);
    }

    /**
     * What is registered now, by name.
     *
     * @param after begins behind this name; empty for the first page
     * @param right only those that carry it out; empty for all
     */
    @Transactional
    List<Registration> page(String after, Optional<Right> right, boolean alsoRetired, int atMost) {
        return versions.present(after, right, alsoRetired, atMost).stream()
                .map(this::registration)
                .toList();
    }

    /** Everything that ever was registered under a name, the newest first. */
    @Transactional
    List<Registration> history(String name) {
        return versions.of(name).stream().map(this::registration).toList();
    }

    /** What was in use at a time, by name. */
    @Transactional
    List<Registration> inUseAt(Instant at) {
        return versions.inUseAt(at).stream().map(this::registration).toList();
    }

    private static void requireSeen(Registration present, OptionalLong seen) {
        if (seen.isEmpty()) {
            throw ProblemException.of(
                    ProblemType.VERSION_REQUIRED,
                    "There is a system of this name: read it, then send its ETag as If-Match.");
        }
        if (seen.getAsLong() != present.version()) {
            throw IfMatch.stale();
        }
    }

    private Registration noted(RegisteredSystem system, DataSystem described, String action, Actor.Staff by) {
        String content = written(described);
        SystemVersion version = new SystemVersion(system, content, clock.instant(), by.code());
        versions.persist(version);
        auditTrail.record(AuditEntry.apart(system.systemId(), by, action)
                .with("system", system.name())
                .with("version", system.version())
                .with("sha256", HashUtil.sha256(content)));
        return registration(version);
    }

    private Registration registration(SystemVersion version) {
        return new Registration(
                version.name(),
                version.version(),
                version.isRetired(),
                version.changedAt(),
                version.changedBy(),
                read(version.content()));
    }

    private String written(DataSystem described) {
        try {
            return json.writeValueAsString(described);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("data system not written", e);
        }
    }

    private DataSystem read(String content) {
        try {
            return json.readValue(content, DataSystem.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("data system not read", e);
        }
    }

    /**
     * A system as it was registered at a time.
     *
     * @param version from 1
     * @param retired whether it got no new tasks from then on
     * @param changedAt UTC
     * @param changedBy code of who registered it so, as in audit entries
     */
    record Registration(
            String name, int version, boolean retired, Instant changedAt, String changedBy, DataSystem system) {

        /** Whether the system is in use and was described so. */
        private boolean says(DataSystem described) {
            return !retired && system.equals(described);
        }
    }
}
