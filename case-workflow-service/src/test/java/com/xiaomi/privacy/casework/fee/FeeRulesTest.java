package com.xiaomi.privacy.casework.fee;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeeRulesTest {

    @Test
    void aCopyBeyondThoseThatTheLawGivesFreeMayCostSomething() {
        assertThat(FeeRules.allowed(Right.ACCESS, 2, 0, false)).isFalse();
        assertThat(FeeRules.allowed(Right.ACCESS, 2, 1, false)).isFalse();
        assertThat(FeeRules.allowed(Right.ACCESS, 2, 2, false)).isTrue();
    }

    @Test
    void whereTheLawSetsNoNumberAPersonDecidesWhetherTheCopyIsAnExtraOne() {
        assertThat(FeeRules.allowed(Right.ACCESS, null, 0, false)).isTrue();
    }

    @Test
    void whoAsksForAFurtherCopyHadOneThoughWeMayNotKnowOfIt() {
        assertThat(FeeRules.allowed(Right.ACCESS, 1, 0, false)).isFalse();
        assertThat(FeeRules.allowed(Right.ACCESS, 1, 0, true)).isTrue();
        assertThat(FeeRules.allowed(Right.ACCESS, 2, 0, true)).isFalse();
        assertThat(FeeRules.allowed(Right.ACCESS, 2, 1, true)).isFalse();
        assertThat(FeeRules.allowed(Right.PORTABILITY, 1, 0, true)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ACCESS")
    void nothingButACopyCostsAnything(Right right) {
        assertThat(FeeRules.allowed(right, null, 10, false)).isFalse();
        assertThat(FeeRules.allowed(right, 1, 10, false)).isFalse();
    }
}
