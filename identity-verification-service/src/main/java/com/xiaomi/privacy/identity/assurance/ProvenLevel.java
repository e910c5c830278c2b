package com.xiaomi.privacy.identity.assurance;

import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A level that the person behind a request has reached. */
@Entity
public class ProvenLevel {

    @Id
    private UUID proofId;

    private UUID verificationId;

    @Enumerated(EnumType.STRING)
    private AssuranceLevel level;

    private Instant provenAt;
    private Instant endedAt;

    /** For Hibernate. */
    protected ProvenLevel() {}

    ProvenLevel(UUID proofId, UUID verificationId, AssuranceLevel level, Instant provenAt) {
        this.proofId = proofId;
        this.verificationId = verificationId;
        this.level = level;
        this.provenAt = provenAt;
    }

    /** It counts no more: an authority was taken back. */
    void end(Instant at) {
        endedAt = at;
    }

    /** Whose it is. */
    public UUID verificationId() {
        return verificationId;
    }

    /** Whether it still counts. */
    public boolean counts() {
        return endedAt == null;
    }

    /** Which one. */
    public AssuranceLevel level() {
        return level;
    }

    /** UTC. */
    public Instant provenAt() {
        return provenAt;
    }
}
