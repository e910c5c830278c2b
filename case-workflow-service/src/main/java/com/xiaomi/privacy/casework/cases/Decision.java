package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.casework.decision.ReopeningReason;
import com.xiaomi.privacy.contracts.vocabulary.LegalBasis;
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
    private String[] exemptions = {};

    @Enumerated(EnumType.STRING)
    private LegalBasis legalBasis;

    private String explanationLanguage;

    @Enumerated(EnumType.STRING)
    private ReopeningReason reopeningReason;

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

    void because(ReopeningReason reason) {
        reopeningReason = reason;
    }

    /** @param exempt codes of the tables of the law */
    void on(Set<RefusalGround> with, Set<String> exempt) {
        grounds = with.stream().sorted().map(Enum::name).toArray(String[]::new);
        exemptions = exempt.stream().sorted().toArray(String[]::new);
    }

    void restsOn(LegalBasis basis) {
        legalBasis = basis;
    }

    /** @param language BCP 47 */
    void explain(Personal text, String language, DataKey key) {
        explain(text, key);
        explanationLanguage = language;
    }

    void explain(Personal text, DataKey key) {
        explanation = key.encrypt(text, place());
    }

    /** Names the decision. */
    public UUID decisionId() {
        return decisionId;
    }

    /** The case. */
    public UUID caseId() {
        return caseId;
    }

    /** What was decided. */
    public DecisionKind kind() {
        return kind;
    }

    /** As in audit entries. */
    public String decidedBy() {
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

    /** The grounds of the policy; empty unless it refuses something. */
    public List<RefusalGround> grounds() {
        return Arrays.stream(grounds).map(RefusalGround::valueOf).toList();
    }

    /** Codes of the tables of the law; may be empty. */
    List<String> exemptions() {
        return List.of(exemptions);
    }

    /** On what the processing rests that it is about; null for decisions not on the matter, and for early ones. */
    LegalBasis legalBasis() {
        return legalBasis;
    }

    /** BCP 47; null without an explanation to the person. */
    public String explanationLanguage() {
        return explanationLanguage;
    }

    /** Null unless it reopens the case. */
    ReopeningReason reopeningReason() {
        return reopeningReason;
    }

    /** Null if the person gave none, and for other decisions. */
    WithdrawalReason withdrawalReason() {
        return withdrawalReason;
    }

    /** The leading case of a merge; null for other decisions. */
    UUID mergedInto() {
        return mergedInto;
    }

    /** Whether something was written with it. */
    public boolean isExplained() {
        return explanation != null;
    }

    /** What was written with it, in the clear; ask only if it is explained. */
    public Personal explanation(DataKey key) {
        return key.decrypt(explanation, place());
    }

    private String place() {
        return "decision.explanation/" + decisionId;
    }
}
