package com.xiaomi.privacy.identity.risk;

import com.xiaomi.privacy.contracts.vocabulary.RiskSignal;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;

/** Something about a verification that a person should look at. Noted once for each signal. */
@Entity
public class RiskFlag {

    @EmbeddedId
    private Key key;

    private Instant flaggedAt;

    /** For Hibernate. */
    protected RiskFlag() {}

    RiskFlag(Key key, Instant flaggedAt) {
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

    /** A verification shows each signal once. */
    @Embeddable
    public record Key(
            UUID verificationId,
            @Enumerated(EnumType.STRING) RiskSignal signal) {}
}
