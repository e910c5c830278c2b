package com.xiaomi.privacy.casework.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.casework.cases.CommandResult.Rejection;
import com.xiaomi.privacy.casework.decision.DecisionRules.Matter;
import com.xiaomi.privacy.contracts.vocabulary.DataCategory;
import com.xiaomi.privacy.contracts.vocabulary.RefusalGround;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.legal.exemption.Exemptions;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import com.xiaomi.privacy.legal.law.LawBook;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecisionRulesTest {

    private static final Exemptions EXEMPTIONS = Exemptions.load(LawBook.CURRENT_VERSION);
    private static final Personal TEXT = Personal.of("words");
    private static final Statement SAID =
            new Statement(Optional.of(TEXT), Optional.empty(), Optional.empty(), Set.of(), Optional.empty());
    private static final Statement WEIGHED = new Statement(
            Optional.of(TEXT),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Optional.of(new Balancing(TEXT, TEXT, TEXT)));

    @ParameterizedTest
    @EnumSource(RefusalGround.class)
    void everyRightButAnObjectionIsRefusedOnAnyGroundWithoutWeighing(RefusalGround ground) {
        assertThat(DecisionRules.objection(matter(Right.ERASURE, false), on(ground), SAID))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(RefusalGround.class)
    void anObjectionIsWeighedUnlessItIsRefusedForItsForm(RefusalGround ground) {
        boolean form = Set.of(RefusalGround.NOT_MEANINGFUL, RefusalGround.MANIFESTLY_UNFOUNDED, RefusalGround.EXCESSIVE)
                .contains(ground);

        Optional<Rejection> withoutTest = DecisionRules.objection(matter(Right.OBJECTION, false), on(ground), SAID);

        assertThat(withoutTest).isEqualTo(form ? Optional.empty() : Optional.of(Rejection.BALANCING_MISSING));
        assertThat(DecisionRules.objection(matter(Right.OBJECTION, false), on(ground), WEIGHED))
                .isEmpty();
    }

    @Test
    void directMarketingAlwaysStops() {
        Matter mixed = matter(Right.OBJECTION, true);
        PartRefusal refused = new PartRefusal(on(RefusalGround.EXCESSIVE), TEXT);

        assertThat(DecisionRules.objection(mixed, on(RefusalGround.EXCESSIVE), WEIGHED))
                .contains(Rejection.REFUSAL_NOT_POSSIBLE);
        assertThat(inPart(
                        mixed, Map.of(DataCategory.ORDERS, Optional.empty(), DataCategory.USAGE, Optional.of(refused))))
                .contains(Rejection.REFUSAL_NOT_POSSIBLE);
        assertThat(inPart(
                        matter(Right.OBJECTION, false),
                        Map.of(DataCategory.ORDERS, Optional.empty(), DataCategory.MARKETING, Optional.of(refused))))
                .contains(Rejection.REFUSAL_NOT_POSSIBLE);
        assertThat(inPart(
                        mixed,
                        Map.of(DataCategory.MARKETING, Optional.empty(), DataCategory.USAGE, Optional.of(refused))))
                .isEmpty();
    }

    @Test
    void aPartThatAnotherCaseTreatsIsNotDecidedHere() {
        Matter devices = new Matter(Right.ERASURE, false, Set.of(DataCategory.DEVICES), "de", List.of(), Set.of());

        assertThat(inPart(
                        devices,
                        Map.of(
                                DataCategory.DEVICES,
                                Optional.empty(),
                                DataCategory.ORDERS,
                                Optional.of(new PartRefusal(on(RefusalGround.EXCESSIVE), TEXT)))))
                .contains(Rejection.CATEGORY_ELSEWHERE);
    }

    @Test
    void aDialectOfTheLanguageOfTheRequestWillDo() {
        assertThat(DecisionRules.objection(matter(Right.ACCESS, false), on(RefusalGround.EXCESSIVE), in("de-AT")))
                .isEmpty();
        assertThat(DecisionRules.objection(matter(Right.ACCESS, false), on(RefusalGround.EXCESSIVE), in("nl")))
                .contains(Rejection.ANOTHER_LANGUAGE);
    }

    @Test
    void evidenceIsAnAttachmentOfTheRequestOrAMessage() {
        UUID attachment = UUID.randomUUID();
        Matter matter = new Matter(Right.ACCESS, false, Set.of(), "de", List.of(), Set.of(attachment));

        assertThat(DecisionRules.objection(matter, relyingOn(EvidenceItem.Kind.ATTACHMENT, attachment)))
                .isEmpty();
        assertThat(DecisionRules.objection(matter, relyingOn(EvidenceItem.Kind.ATTACHMENT, UUID.randomUUID())))
                .contains(Rejection.EVIDENCE_UNKNOWN);
        assertThat(DecisionRules.objection(matter, relyingOn(EvidenceItem.Kind.MESSAGE, UUID.randomUUID())))
                .isEmpty();
    }

    @Test
    void thePersonHearsOfTheGroundUnderWhichAnExemptionFalls() {
        Refusal refusal = new Refusal(Set.of(RefusalGround.EXCESSIVE), Set.of("EU_ERASURE_LEGAL_OBLIGATION"));

        assertThat(DecisionRules.grounds(
                        List.of(refusal), matter(Right.ERASURE, false).exemptions()))
                .containsExactly(RefusalGround.EXCESSIVE, RefusalGround.NOT_REQUIRED_BY_LOCAL_LAW);
    }

    private static Optional<Rejection> inPart(Matter matter, Map<DataCategory, Optional<PartRefusal>> parts) {
        return DecisionRules.objection(matter, parts, WEIGHED);
    }

    private static Matter matter(Right right, boolean directMarketing) {
        return new Matter(
                right, directMarketing, Set.of(), "de", EXEMPTIONS.against(Jurisdiction.of("DE"), right), Set.of());
    }

    private static Refusal on(RefusalGround ground) {
        return new Refusal(Set.of(ground), Set.of());
    }

    private static Statement in(String language) {
        return new Statement(Optional.of(TEXT), Optional.of(language), Optional.empty(), Set.of(), Optional.empty());
    }

    private static Statement relyingOn(EvidenceItem.Kind kind, UUID id) {
        return new Statement(
                Optional.of(TEXT),
                Optional.empty(),
                Optional.empty(),
                Set.of(new EvidenceItem(kind, id)),
                Optional.empty());
    }
}
