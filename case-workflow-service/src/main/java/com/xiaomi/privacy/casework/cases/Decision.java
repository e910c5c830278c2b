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

    /** For Hibernate. */
    protected Decision() {}

    /** A decision that stands by itself. */
    Decision(RightsCase decided, DecisionKind kind, Actor by, Instant now) {
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

    DecisionKind kind() {
        return kind;
    }

    String decidedBy() {
        return decidedBy;
    }

    boolean wasTakenBy(Actor somebody) {
        return decidedBy.equals(somebody.code());
    }

    Instant decidedAt() {
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
