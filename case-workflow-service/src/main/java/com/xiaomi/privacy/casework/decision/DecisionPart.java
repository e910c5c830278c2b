package com.xiaomi.privacy.casework.decision;

import com.xiaomi.privacy.contracts.vocabulary.DataCategory;
import com.xiaomi.privacy.contracts.vocabulary.RefusalGround;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.Personal;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a decision in part says of one category of data. */
@Entity
public class DecisionPart {

    @EmbeddedId
    private Key key;

    private boolean granted;
    private String[] grounds = {};
    private String[] exemptions = {};
    private byte[] explanation;

    /** For Hibernate. */
    protected DecisionPart() {}

    /** A part that is granted. */
    static DecisionPart granted(UUID decisionId, DataCategory category) {
        DecisionPart part = new DecisionPart();
        part.key = new Key(decisionId, category);
        part.granted = true;
        return part;
    }

    /** A part that is refused. */
    static DecisionPart refused(UUID decisionId, DataCategory category, PartRefusal refusal, DataKey dataKey) {
        DecisionPart part = new DecisionPart();
        part.key = new Key(decisionId, category);
        part.grounds = names(refusal.refusal().grounds());
        part.exemptions = refusal.refusal().exemptions().stream().sorted().toArray(String[]::new);
        part.explanation = dataKey.encrypt(refusal.explanation(), part.place());
        return part;
    }

    private static String[] names(Set<RefusalGround> grounds) {
        return grounds.stream().sorted().map(Enum::name).toArray(String[]::new);
    }

    /** The data it is about. */
    public DataCategory category() {
        return key.category();
    }

    /** Whether the right is carried out for them. */
    public boolean isGranted() {
        return granted;
    }

    /** Empty where it is granted. */
    public List<RefusalGround> grounds() {
        return Arrays.stream(grounds).map(RefusalGround::valueOf).toList();
    }

    /** Codes of the tables of the law; may be empty. */
    public List<String> exemptions() {
        return List.of(exemptions);
    }

    /** To the person, in the clear; empty where it is granted. */
    public Optional<Personal> explanation(DataKey dataKey) {
        return Optional.ofNullable(explanation).map(text -> dataKey.decrypt(text, place()));
    }

    private String place() {
        return "decision_part.explanation/" + key.decisionId() + "/" + key.category();
    }

    /** One part per category of data. */
    @Embeddable
    public record Key(
            UUID decisionId, @Enumerated(EnumType.STRING) DataCategory category) {}
}
