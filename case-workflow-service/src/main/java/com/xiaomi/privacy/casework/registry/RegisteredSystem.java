package com.xiaomi.privacy.casework.registry;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A data system as tasks need it. What else is known of it stands in its {@link SystemVersion}s. */
@Entity
@Table(name = "data_system")
public class RegisteredSystem {

    @Id
    private String name;

    private UUID systemId;
    private int version;

    @SuppressWarnings("unused") // Read by the statements that look for systems only.
    private String[] rights;

    @Enumerated(EnumType.STRING)
    private TaskMode mode;

    private long answerWithinSeconds;
    private Instant retiredAt;
    private String country;

    /** For Hibernate. */
    protected RegisteredSystem() {}

    RegisteredSystem(String name, UUID systemId) {
        this.name = name;
        this.systemId = systemId;
    }

    void describe(DataSystem system) {
        version++;
        rights = system.rights().stream().map(Right::name).toArray(String[]::new);
        mode = system.mode();
        answerWithinSeconds = system.answerWithin().toSeconds();
        retiredAt = null;
        country = system.country();
    }

    void retire(Instant now) {
        version++;
        retiredAt = now;
    }

    /** Its OAuth client id. */
    public String name() {
        return name;
    }

    /** The chain of its audit entries. */
    UUID systemId() {
        return systemId;
    }

    /** From 1; 0 if it was named by a configuration once and never described. */
    int version() {
        return version;
    }

    /** How it learns of its tasks. */
    public TaskMode mode() {
        return mode;
    }

    /** How long it may take over a task. */
    public Duration answerWithin() {
        return Duration.ofSeconds(answerWithinSeconds);
    }

    /** Where it works, ISO 3166-1 alpha-2; empty if in the place of the cell. */
    public Optional<String> country() {
        return Optional.ofNullable(country);
    }

    /** Whether it gets no new tasks. */
    boolean isRetired() {
        return retiredAt != null;
    }
}
