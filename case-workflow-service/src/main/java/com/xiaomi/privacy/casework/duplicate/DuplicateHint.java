package com.xiaomi.privacy.casework.duplicate;

import com.xiaomi.privacy.contracts.event.RequestEvent.DuplicateSuspected;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.UUID;

/** A hint of intake that a case asks for what the same person asked for before. For people to look at. */
@Entity
public class DuplicateHint {

    @EmbeddedId
    private Key key;

    private UUID leadingRequestId;
    private Instant suspectedAt;

    /** For Hibernate. */
    protected DuplicateHint() {}

    DuplicateHint(DuplicateSuspected suspected, Instant now) {
        key = new Key(suspected.caseId(), suspected.leadingCaseId());
        leadingRequestId = suspected.leadingRequestId();
        suspectedAt = now;
    }

    Key key() {
        return key;
    }

    /** The case that came first. */
    public UUID leadingCaseId() {
        return key.leadingCaseId();
    }

    /** The request that came first. */
    public UUID leadingRequestId() {
        return leadingRequestId;
    }

    /** UTC. */
    public Instant suspectedAt() {
        return suspectedAt;
    }

    /** One hint per pair. */
    @Embeddable
    public record Key(UUID caseId, UUID leadingCaseId) {}
}
