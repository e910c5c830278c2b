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
    private int redactions;
    private int builtWith;

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
        builtWith = redactions;
    }

    /** Something was held back or given free since, so that it is to be made anew. */
    public void redacted() {
        redactions++;
    }

    /** Whether it holds what is not to be shown any more, or lacks what is. */
    public boolean isStale() {
        return redactions != builtWith;
    }

    /** How often something was held back or given free. */
    int redactions() {
        return redactions;
    }

    /** Takes the place of what it held, if it knows more of what is held back. */
    boolean renew(StoredObject with, int knownRedactions, Instant now) {
        if (knownRedactions <= builtWith) {
            return false;
        }
        replace(with, now);
        builtWith = knownRedactions;
        return true;
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
