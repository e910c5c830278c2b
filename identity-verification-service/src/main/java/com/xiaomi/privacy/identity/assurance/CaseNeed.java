package com.xiaomi.privacy.identity.assurance;

import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** How sure we must be about the person behind one case: the decision of the policy with its reason, and whether we are. */
@Entity
public class CaseNeed {

    @Id
    private UUID caseId;

    private UUID verificationId;

    @Enumerated(EnumType.STRING)
    private Right caseRight;

    private String ways;
    private String rule;

    @Enumerated(EnumType.STRING)
    private DecisionReason reason;

    private Instant decidedAt;
    private Instant metAt;

    /** For Hibernate. */
    protected CaseNeed() {}

    CaseNeed(UUID caseId, UUID verificationId, Right right, AssuranceDecision decision, Instant decidedAt) {
        this.caseId = caseId;
        this.verificationId = verificationId;
        this.caseRight = right;
        this.ways = decision.ways().toString();
        this.rule = decision.rule();
        this.reason = decision.reason();
        this.decidedAt = decidedAt;
    }

    /** Notes that it is met, if what was proven is enough; once met, it stays so. */
    void meetBy(Set<AssuranceLevel> proven, Instant at) {
        if (metAt == null && ways().areReachedBy(proven)) {
            metAt = at;
        }
    }

    /** The proof it rested on is no longer one. */
    void reopen() {
        metAt = null;
    }

    /** The case, minted by intake. */
    public UUID caseId() {
        return caseId;
    }

    /** The verification that serves it. */
    public UUID verificationId() {
        return verificationId;
    }

    /** What the case is about. */
    public Right right() {
        return caseRight;
    }

    /** The strongest level of the way that asks least. */
    public AssuranceLevel level() {
        return ways().level();
    }

    /** What is enough. */
    public Ways ways() {
        return Ways.parse(ways);
    }

    /** Name of the policy's row that decided. */
    public String rule() {
        return rule;
    }

    /** Why that much, and no more. */
    public DecisionReason reason() {
        return reason;
    }

    /** UTC. */
    public Instant decidedAt() {
        return decidedAt;
    }

    /** Whether enough is proven. */
    public boolean isMet() {
        return metAt != null;
    }
}
