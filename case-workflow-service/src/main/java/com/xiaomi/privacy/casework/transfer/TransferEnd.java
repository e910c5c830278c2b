package com.xiaomi.privacy.casework.transfer;

import com.xiaomi.privacy.foundation.audit.Actor;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** That a transfer ended before its last day. Never changed. */
@Entity
@Immutable
public class TransferEnd {

    @Id
    private UUID transferId;

    private UUID endedBy;
    private Instant endedAt;

    /** For Hibernate. */
    protected TransferEnd() {}

    TransferEnd(UUID transferId, Actor.Staff by, Instant now) {
        this.transferId = transferId;
        this.endedBy = by.subject();
        this.endedAt = now;
    }

    UUID endedBy() {
        return endedBy;
    }

    /** UTC. */
    Instant endedAt() {
        return endedAt;
    }
}
