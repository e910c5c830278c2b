package com.xiaomi.privacy.casework.identity;

import com.xiaomi.privacy.contracts.vocabulary.RiskSignal;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;

/** Something about the proof of a request that staff should look at; it refuses nothing. */
@Entity
public class IdentityFlag {

    @EmbeddedId
    private Key key;

    private Instant flaggedAt;

    /** For Hibernate. */
    protected IdentityFlag() {}

    IdentityFlag(Key key, Instant flaggedAt) {
        this.key = key;
        this.flaggedAt = flaggedAt;
    }

    /** What was noticed. */
    public RiskSignal signal() {
        return key.signal();
    }

    /** UTC. */
    public Instant flaggedAt() {
        return flaggedAt;
    }

    /** A request shows each signal once. */
    @Embeddable
    public record Key(
            UUID requestId, @Enumerated(EnumType.STRING) RiskSignal signal) {}
}
