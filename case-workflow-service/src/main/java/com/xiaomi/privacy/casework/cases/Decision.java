package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.contracts.vocabulary.RefusalGround;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.Personal;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A decision with the human who took it. The database refuses one human as both the first and the second person. */
@Entity
public class Decision {

    @Id
    private UUID decisionId;

    private UUID caseId;

    @Enumerated(EnumType.STRING)
    private DecisionKind kind;

    private String decidedBy;
    private Instant decidedAt;
    private UUID confirms;
    private String confirmsTakenBy;
    private String[] grounds = {};
    private byte[] explanation;

    @Enumerated(EnumType.STRING)
    private WithdrawalReason withdrawalReason;

    private UUID mergedInto;

    /** For Hibernate. */
    protected Decision() {}

    /** A decision that stands by itself. */
    public Decision(RightsCase decided, DecisionKind kind, Actor by, Instant now) {
        this.decisionId = Ids.next();
        this.caseId = decided.caseId();
        this.kind = kind;
        this.decidedBy = by.code();
        this.decidedAt = now;
    }

    /** A decision that says yes or no to another person's. */
    Decision(RightsCase decided, DecisionKind kind, Actor by, Decision first, Instant now) {
        this(decided, kind, by, now);
        this.confirms = first.decisionId;
        this.confirmsTakenBy = first.decidedBy;
    }

    /** The decision that a case is a duplicate of another one. */
    public Decision(RightsCase decided, UUID mergedInto, Actor.Staff by, Instant now) {
        this(decided, DecisionKind.MERGE, by, now);
        this.mergedInto = mergedInto;
    }

    void because(WithdrawalReason reason) {
        withdrawalReason = reason;
    }

    void on(Set<RefusalGround> with) {
        grounds = with.stream().sorted().map(Enum::name).toArray(String[]::new);
    }

    void explain(Personal text, DataKey key) {
        explanation = key.encrypt(text, place());
    }

    /** Names the decision. */
    public UUID decisionId() {
        return decisionId;
    }

    UUID caseId() {
        return caseId;
    }

    /** What was decided. */
    public DecisionKind kind() {
        return kind;
    }

    String decidedBy() {
        return decidedBy;
    }

    /** Whether somebody took it. */
    public boolean wasTakenBy(Actor somebody) {
        return decidedBy.equals(somebody.code());
    }

    /** UTC. */
    public Instant decidedAt() {
        return decidedAt;
    }

    Optional<UUID> confirms() {
        return Optional.ofNullable(confirms);
    }

    Optional<String> confirmsTakenBy() {
        return Optional.ofNullable(confirmsTakenBy);
    }

    List<RefusalGround> grounds() {
        return Arrays.stream(grounds).map(RefusalGround::valueOf).toList();
    }

    /** Null if the person gave none, and for other decisions. */
    WithdrawalReason withdrawalReason() {
        return withdrawalReason;
    }

    /** The leading case of a merge; null for other decisions. */
    UUID mergedInto() {
        return mergedInto;
    }

    boolean isExplained() {
        return explanation != null;
    }

    Personal explanation(DataKey key) {
        return key.decrypt(explanation, place());
    }

    private String place() {
        return "decision.explanation/" + decisionId;
    }
}
