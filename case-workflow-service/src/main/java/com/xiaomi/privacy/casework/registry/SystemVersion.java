package com.xiaomi.privacy.casework.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** What was registered of a data system from one time on. Never changed. */
@Entity
@Table(name = "data_system_version")
@Immutable
@IdClass(SystemVersion.Key.class)
public class SystemVersion {

    @Id
    @Column(name = "name")
    private String name;

    @Id
    @Column(name = "version")
    private int version;

    private String content;
    private boolean retired;
    private Instant changedAt;
    private String changedBy;

    /** For Hibernate. */
    protected SystemVersion() {}

    /** @param content JSON of a {@link DataSystem} that was checked */
    SystemVersion(RegisteredSystem system, String content, Instant changedAt, String changedBy) {
        this.name = system.name();
        this.version = system.version();
        this.retired = system.isRetired();
        this.content = content;
        this.changedAt = changedAt;
        this.changedBy = changedBy;
    }

    String name() {
        return name;
    }

    int version() {
        return version;
    }

    /** JSON of the {@link DataSystem}. */
    String content() {
        return content;
    }

    /** Whether it got no new tasks from then on. */
    boolean isRetired() {
        return retired;
    }

    /** UTC. */
    Instant changedAt() {
        return changedAt;
    }

    /** Code of who changed it, as in audit entries. */
    String changedBy() {
        return changedBy;
    }

    /** Names a version. */
    record Key(String name, int version) {}
}
