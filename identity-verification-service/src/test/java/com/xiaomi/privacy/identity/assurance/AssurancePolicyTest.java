package com.xiaomi.privacy.identity.assurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.Sensitivity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssurancePolicyTest {

    private final AssurancePolicy policy = AssurancePolicy.bundled();

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    ACCESS,           DE, -,  SELF,   NORMAL,  true,  ACCOUNT-NAMED,    ACCOUNT|DOCUMENT+CONTACT
                    ACCESS,           DE, -,  SELF,   NORMAL,  false, CONTACT,          CONTACT|ACCOUNT|DOCUMENT
                    ACCESS,           US, CA, SELF,   NORMAL,  false, US-CA-PIECES,     DOCUMENT+CONTACT
                    ACCESS,           US, TX, SELF,   NORMAL,  false, CONTACT,          CONTACT|ACCOUNT|DOCUMENT
                    ERASURE,          IN, -,  SELF,   HIGH,    false, HIGH,             DOCUMENT+CONTACT
                    ERASURE,          IN, -,  SELF,   HIGH,    true,  ACCOUNT-NAMED,    ACCOUNT|DOCUMENT+CONTACT
                    ACCESS,           FR, -,  AGENT,  NORMAL,  true,  AGENT,            MANDATE+CONTACT
                    ERASURE,          FR, -,  PARENT, NORMAL,  false, PARENT,           MANDATE+CONTACT
                    WITHDRAW_CONSENT, FR, -,  AGENT,  NORMAL,  true,  WITHDRAW-CONSENT, CONTACT|ACCOUNT|DOCUMENT|MANDATE
                    QUESTION,         JP, -,  SELF,   HIGH,    true,  QUESTION,         CONTACT|ACCOUNT|DOCUMENT|MANDATE
                    OBJECTION,        DE, -,  SELF,   ROUTINE, true,  ROUTINE,          CONTACT|ACCOUNT|DOCUMENT|MANDATE
                    OBJECTION,        DE, -,  SELF,   NORMAL,  true,  ACCOUNT-NAMED,    ACCOUNT|DOCUMENT+CONTACT
                    """)
    void theLeastThatSufficesIsDecidedByTheFirstRowThatFits(
            Right right,
            String country,
            String region,
            RequesterKind requester,
            Sensitivity sensitivity,
            boolean accountNamed,
            String rule,
            String ways) {
        AssuranceDecision decision =
                policy.decide(new Need(right, country, region, requester, sensitivity, accountNamed));

        assertThat(decision.rule()).isEqualTo(rule);
        assertThat(decision.ways()).isEqualTo(Ways.parse(ways));
    }

    @Test
    void everyNeedIsDecidedAndEveryRowIsOfUse() {
        Set<String> used = new HashSet<>();
        allNeeds().forEach(need -> used.add(policy.decide(need).rule()));

        // Two rows are there for events that do not say what is at stake.
        assertThat(used)
                .containsExactlyInAnyOrderElementsOf(
                        policy.rules().stream().map(AssuranceRule::name).toList());
    }

    @Test
    void whoActsForAnotherNeedsAMandateUnlessNothingIsAtStake() {
        assertThat(allNeeds())
                .filteredOn(need -> need.requester() != RequesterKind.SELF)
                .allSatisfy(need -> {
                    AssuranceDecision decision = policy.decide(need);
                    assertThat(decision.reason() == DecisionReason.NO_RISK
                                    || decision.ways().alternatives().stream()
                                            .allMatch(way -> way.contains(AssuranceLevel.MANDATE)))
                            .isTrue();
                });
    }

    @Test
    void theContactAloneNeverOpensANamedAccount() {
        assertThat(allNeeds())
                .filteredOn(need -> need.accountNamed() && need.requester() == RequesterKind.SELF)
                .allSatisfy(need -> {
                    AssuranceDecision decision = policy.decide(need);
                    assertThat(decision.reason() == DecisionReason.NO_RISK
                                    || !decision.ways().areReachedBy(Set.of(AssuranceLevel.CONTACT)))
                            .isTrue();
                });
    }

    @Test
    void everyRowNamesItsSource() {
        assertThat(policy.rules()).allSatisfy(rule -> assertThat(rule.source()).isNotBlank());
        assertThat(policy.rules()).extracting(AssuranceRule::name).doesNotHaveDuplicates();
    }

    @Test
    void weakerLevelsAddUpOnlyAsTheWaysSay() {
        Ways ways = Ways.parse("ACCOUNT|DOCUMENT+CONTACT");

        assertThat(ways.areReachedBy(Set.of(AssuranceLevel.ACCOUNT))).isTrue();
        assertThat(ways.areReachedBy(Set.of(AssuranceLevel.DOCUMENT))).isFalse();
        assertThat(ways.areReachedBy(Set.of(AssuranceLevel.DOCUMENT, AssuranceLevel.CONTACT)))
                .isTrue();
        assertThat(ways.areReachedBy(Set.of(AssuranceLevel.CONTACT, AssuranceLevel.MANDATE)))
                .isFalse();
        assertThat(ways.level()).isEqualTo(AssuranceLevel.ACCOUNT);
        assertThat(ways).hasToString("ACCOUNT|DOCUMENT+CONTACT");
    }

    @Test
    void aWayOfNothingOrOfAnUnknownLevelIsRefused() {
        assertThatThrownBy(() -> Ways.parse("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Ways.parse("CONTACT|")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Ways.parse("PASSPORT")).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Need> allNeeds() {
        List<Need> needs = new ArrayList<>();
        for (Right right : Right.values()) {
            for (RequesterKind requester : RequesterKind.values()) {
                for (Sensitivity sensitivity : Sensitivity.values()) {
                    for (boolean named : new boolean[] {true, false}) {
                        needs.add(new Need(right, "DE", null, requester, sensitivity, named));
                        needs.add(new Need(right, "US", "CA", requester, sensitivity, named));
                    }
                }
            }
        }
        return needs;
    }
}
