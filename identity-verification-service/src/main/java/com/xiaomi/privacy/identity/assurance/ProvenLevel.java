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
// Some columns are written here and read by queries only.
@SuppressWarnings("UnusedVariable")
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

    /** Which one. */
    public AssuranceLevel level() {
        return level;
    }

    /** UTC. */
    public Instant provenAt() {
        return provenAt;
    }
}
