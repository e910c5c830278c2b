package com.xiaomi.privacy.legal.fee;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import com.xiaomi.privacy.legal.law.LawBook;
import org.junit.jupiter.api.Test;

class FeeTableTest {
    private static final FeeTable FEES = FeeTable.load(LawBook.CURRENT_VERSION);

    @Test
    void aLawMayCapAFee() {
        assertThat(FEES.rule(Jurisdiction.of("CH"), Right.ACCESS)).hasValueSatisfying(rule -> {
            assertThat(rule.capMinor()).isEqualTo(30_000);
            assertThat(rule.currency()).isEqualTo("CHF");
        });
        assertThat(FEES.rule(Jurisdiction.of("CH"), Right.ERASURE)).isEmpty();
    }

    @Test
    void aLawMayForbidEveryFee() {
        assertThat(FEES.rule(Jurisdiction.of("BR"), Right.ACCESS))
                .hasValueSatisfying(rule -> assertThat(rule.allowed()).isFalse());
    }

    @Test
    void ofMostPlacesNoRuleIsKnown() {
        assertThat(FEES.rule(Jurisdiction.of("DE"), Right.ACCESS)).isEmpty();
        assertThat(FEES.rule(Jurisdiction.of("BD"), Right.ACCESS)).isEmpty();
    }
}
