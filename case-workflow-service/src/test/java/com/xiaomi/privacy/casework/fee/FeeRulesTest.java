package com.xiaomi.privacy.casework.fee;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.casework.cases.CommandResult.Rejection;
import com.xiaomi.privacy.casework.fee.FeeGround.Cap;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.legal.fee.FeeRule;
import com.xiaomi.privacy.legal.law.Confidence;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeeRulesTest {

    private static final Optional<FeeRule> SWISS =
            Optional.of(new FeeRule("CH", Set.of(), true, 30_000L, "CHF", "DPO Art. 19", "test", Confidence.MEDIUM));
    private static final Optional<FeeRule> FORBIDDEN =
            Optional.of(new FeeRule("BR", Set.of(), false, null, null, "LGPD Art. 18", "test", Confidence.MEDIUM));

    @Test
    void aCopyBeyondThoseThatTheLawGivesFreeMayCostSomething() {
        assertThat(allowed(Right.ACCESS, 2, 0, false)).isFalse();
        assertThat(allowed(Right.ACCESS, 2, 1, false)).isFalse();
        assertThat(allowed(Right.ACCESS, 2, 2, false)).isTrue();
    }

    @Test
    void oneCopyIsFreeByThePolicyWhateverALawSays() {
        assertThat(allowed(Right.ACCESS, null, 0, false)).isFalse();
        assertThat(allowed(Right.ACCESS, 0, 0, false)).isFalse();
        assertThat(allowed(Right.ACCESS, null, 1, false)).isTrue();
    }

    @Test
    void whoAsksForAFurtherCopyHadOneThoughWeMayNotKnowOfIt() {
        assertThat(allowed(Right.ACCESS, 1, 0, true)).isTrue();
        assertThat(allowed(Right.ACCESS, 2, 0, true)).isFalse();
        assertThat(allowed(Right.ACCESS, 2, 1, true)).isFalse();
        assertThat(allowed(Right.PORTABILITY, 1, 0, true)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ACCESS")
    void nothingButACopyCostsAnything(Right right) {
        assertThat(allowed(right, null, 10, false)).isFalse();
        assertThat(allowed(right, 1, 10, false)).isFalse();
    }

    @Test
    void noFeeWhereTheLawForbidsIt() {
        assertThat(FeeRules.allowed(Right.ACCESS, FORBIDDEN, ground(null, 10), true))
                .isFalse();
        assertThat(FeeRules.allowed(Right.ACCESS, SWISS, ground(null, 10), true))
                .isTrue();
    }

    @Test
    void theLowerOfTwoCapsCounts() {
        assertThat(FeeRules.cap(SWISS, Optional.empty())).contains(new Cap(30_000, "DPO Art. 19"));
        assertThat(FeeRules.cap(SWISS, Optional.of(5_000L))).contains(new Cap(5_000, "controller"));
        assertThat(FeeRules.cap(SWISS, Optional.of(50_000L))).contains(new Cap(30_000, "DPO Art. 19"));
        assertThat(FeeRules.cap(Optional.empty(), Optional.empty())).isEmpty();
    }

    @Test
    void aSumAboveTheCapOrInAnotherCurrencyIsRefused() {
        Optional<Cap> cap = FeeRules.cap(SWISS, Optional.empty());

        assertThat(FeeRules.objection(30_000, "CHF", SWISS, cap)).isEmpty();
        assertThat(FeeRules.objection(30_001, "CHF", SWISS, cap)).contains(Rejection.FEE_ABOVE_CAP);
        assertThat(FeeRules.objection(1, "EUR", SWISS, cap)).contains(Rejection.FEE_IN_ANOTHER_CURRENCY);
        assertThat(FeeRules.objection(1_000_000, "EUR", Optional.empty(), Optional.empty()))
                .isEmpty();
    }

    private static boolean allowed(Right right, Integer freeCopies, long earlier, boolean extraCopy) {
        return FeeRules.allowed(right, Optional.empty(), ground(freeCopies, earlier), extraCopy);
    }

    private static FeeGround ground(Integer freeCopies, long earlier) {
        return new FeeGround(earlier, Optional.ofNullable(freeCopies), Optional.empty(), Optional.empty());
    }
}
