package com.xiaomi.privacy.casework.packaging;

import com.xiaomi.privacy.casework.objects.StoredObject;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** The package that answers a case. It lies encrypted in the object store. */
@Entity
public class CasePackage {

    @Id
    private UUID caseId;

    @Embedded
    private StoredObject content;

    private Instant builtAt;

    /** For Hibernate. */
    protected CasePackage() {}

    CasePackage(UUID caseId, StoredObject content, Instant now) {
        this.caseId = caseId;
        this.content = content;
        this.builtAt = now;
    }

    /** Takes the place of what it held. */
    void replace(StoredObject with, Instant now) {
        content = with;
        builtAt = now;
    }

    /** The case it answers. */
    public UUID caseId() {
        return caseId;
    }

    /** Where it lies. */
    public StoredObject content() {
        return content;
    }

    /** UTC. */
    public Instant builtAt() {
        return builtAt;
    }
}
