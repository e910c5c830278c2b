package com.xiaomi.privacy.casework.decision;

import com.xiaomi.privacy.contracts.vocabulary.DataCategory;
import com.xiaomi.privacy.foundation.protection.DataKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What is kept with a decision besides the decision itself: its parts, what it relies on, its balancing test. */
@ApplicationScoped
public class DecisionRecord {

    private static final String PARTS =
            "SELECT p FROM DecisionPart p WHERE p.key.decisionId = :decision ORDER BY p.key.category";
    private static final String EVIDENCE =
            "SELECT e FROM DecisionEvidence e WHERE e.key.decisionId = :decision ORDER BY e.key.kind, e.key.itemId";

    private final EntityManager entities;

    DecisionRecord(EntityManager entities) {
        this.entities = entities;
    }

    /** Keeps what was said with a decision that is in the database already. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void keep(UUID decisionId, Statement statement, DataKey key) {
        statement.evidence().forEach(item -> entities.persist(new DecisionEvidence(decisionId, item)));
        statement.balancing().ifPresent(test -> entities.persist(new BalancingTest(decisionId, test, key)));
    }

    /** Keeps what becomes of each category of data; an empty refusal grants it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void keepParts(UUID decisionId, Map<DataCategory, Optional<PartRefusal>> parts, DataKey key) {
        parts.forEach((category, refusal) ->
                entities.persist(refusal.map(because -> DecisionPart.refused(decisionId, category, because, key))
                        .orElseGet(() -> DecisionPart.granted(decisionId, category))));
    }

    /** The parts of a decision by category; empty unless it is one in part. */
    public List<DecisionPart> parts(UUID decisionId) {
        return entities.createQuery(PARTS, DecisionPart.class)
                .setParameter("decision", decisionId)
                .getResultList();
    }

    /** What a decision relies on. */
    public List<EvidenceItem> evidence(UUID decisionId) {
        return entities.createQuery(EVIDENCE, DecisionEvidence.class)
                .setParameter("decision", decisionId)
                .getResultStream()
                .map(DecisionEvidence::item)
                .toList();
    }

    /** Its balancing test; empty if it has none. */
    public Optional<BalancingTest> balancing(UUID decisionId) {
        return Optional.ofNullable(entities.find(BalancingTest.class, decisionId));
    }
}
