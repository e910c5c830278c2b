package com.xiaomi.privacy.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** Comparing with the baseline. */
class RatioTest {

    @Test
    void halfAsFastIsAHalf() {
        assertThat(Ratio.of(50, 100)).isEqualTo(0.5);
    }

    @Test
    void aBaselineThatDidNothingComparesWithNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> Ratio.of(50, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Ratio.of(50, Double.NaN));
    }

    @Test
    void theMedianIsNotMovedByOneOutlier() {
        assertThat(Ratio.median(10, 900, 11)).isEqualTo(11);
        assertThat(Ratio.median(4, 1, 2, 3)).isEqualTo(2.5);
        assertThatIllegalArgumentException().isThrownBy(Ratio::median);
    }
}
