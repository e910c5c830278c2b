package com.xiaomi.privacy.casework.fee;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeeRulesTest {

    @Test
    void aCopyBeyondThoseThatTheLawGivesFreeMayCostSomething() {
        assertThat(FeeRules.allowed(Right.ACCESS, 2, 0)).isFalse();
        assertThat(FeeRules.allowed(Right.ACCESS, 2, 1)).isFalse();
        assertThat(FeeRules.allowed(Right.ACCESS, 2, 2)).isTrue();
    }

    @Test
    void whereTheLawSetsNoNumberAPersonDecidesWhetherTheCopyIsAnExtraOne() {
        assertThat(FeeRules.allowed(Right.ACCESS, null, 0)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ACCESS")
    void nothingButACopyCostsAnything(Right right) {
        assertThat(FeeRules.allowed(right, null, 10)).isFalse();
        assertThat(FeeRules.allowed(right, 1, 10)).isFalse();
    }
}
