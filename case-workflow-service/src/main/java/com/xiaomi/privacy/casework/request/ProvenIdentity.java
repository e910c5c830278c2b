package com.xiaomi.privacy.casework.request;

import com.xiaomi.privacy.contracts.event.IdentityEvent.Verified;
import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A level that the person of a request reached; kept even if the request itself has not arrived yet. */
@Entity
public class ProvenIdentity {

    @EmbeddedId
    private Key key;

    private Instant verifiedAt;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<UUID> caseIds;

    /** For Hibernate. */
    protected ProvenIdentity() {}

    /** As identity-verification reported it. */
    public ProvenIdentity(Verified verified) {
        key = new Key(verified.requestId(), verified.level());
        verifiedAt = verified.verifiedAt();
        caseIds = verified.caseIds();
    }

    /** Whether it is enough for a case. */
    public boolean suffices(UUID caseId) {
        return caseIds == null || caseIds.contains(caseId);
    }

    /** Which level of which request. */
    public Key key() {
        return key;
    }

    /** UTC. */
    public Instant verifiedAt() {
        return verifiedAt;
    }

    /** A request reaches each level once. */
    @Embeddable
    public record Key(
            UUID requestId, @Enumerated(EnumType.STRING) AssuranceLevel level) {}
}
