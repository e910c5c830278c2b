package com.xiaomi.privacy.casework.decision;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;

/** Something that a decision relies on. */
@Entity
public class DecisionEvidence {

    @EmbeddedId
    private Key key;

    /** For Hibernate. */
    protected DecisionEvidence() {}

    DecisionEvidence(UUID decisionId, EvidenceItem item) {
        this.key = new Key(decisionId, item.kind(), item.id());
    }

    EvidenceItem item() {
        return new EvidenceItem(key.kind(), key.itemId());
    }

    /** Each item once per decision. */
    @Embeddable
    public record Key(
            UUID decisionId, @Enumerated(EnumType.STRING) EvidenceItem.Kind kind, UUID itemId) {}
}
