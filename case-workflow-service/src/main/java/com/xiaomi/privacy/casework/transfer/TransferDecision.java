package com.xiaomi.privacy.casework.transfer;

import com.xiaomi.privacy.foundation.audit.Actor;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** What a second person said about a transfer. Never changed. */
@Entity
@Immutable
public class TransferDecision {

    @Id
    private UUID transferId;

    @SuppressWarnings("unused") // By which the table itself sees that they are two.
    private UUID proposedBy;

    private boolean agreed;
    private UUID decidedBy;
    private Instant decidedAt;

    /** For Hibernate. */
    protected TransferDecision() {}

    TransferDecision(RegisteredTransfer about, boolean agreed, Actor.Staff by, Instant now) {
        this.transferId = about.transferId();
        this.proposedBy = about.proposedBy();
        this.agreed = agreed;
        this.decidedBy = by.subject();
        this.decidedAt = now;
    }

    boolean agreed() {
        return agreed;
    }

    UUID decidedBy() {
        return decidedBy;
    }

    /** UTC. */
    Instant decidedAt() {
        return decidedAt;
    }

    boolean says(boolean wanted, Actor.Staff by) {
        return agreed == wanted && decidedBy.equals(by.subject());
    }
}
