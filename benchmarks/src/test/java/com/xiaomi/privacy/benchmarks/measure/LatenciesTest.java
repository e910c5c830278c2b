package com.xiaomi.privacy.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Percentiles by nearest rank. */
class LatenciesTest {
    private static final long MILLI = 1_000_000;

    // 100, 99, … 1 ms.
    private final Latencies hundred =
            new Latencies(LongStream.range(0, 100).map(i -> (100 - i) * MILLI).toArray());

    @Test
    void ofAHundredValuesThePercentileIsTheValueOfThatRank() {
        assertThat(hundred.percentile(0.5)).isEqualTo(50.0);
        assertThat(hundred.percentile(0.99)).isEqualTo(99.0);
        assertThat(hundred.percentile(1)).isEqualTo(100.0);
    }

    @Test
    void betweenTwoRanksTheHigherOneCounts() {
        Latencies three = new Latencies(new long[] {3 * MILLI, MILLI, 2 * MILLI});

        assertThat(three.percentile(0.34)).isEqualTo(2.0);
        assertThat(three.percentile(0.99)).isEqualTo(3.0);
    }

    @Test
    void theSmallestShareGivesTheFastestOperation() {
        assertThat(hundred.percentile(0.000_1)).isEqualTo(1.0);
    }

    @Test
    void sharesOutsideOfZeroToOneAndEmptyMeasurementsAreRefused() {
        Latencies none = new Latencies(new long[0]);

        assertThatIllegalArgumentException().isThrownBy(() -> hundred.percentile(0));
        assertThatIllegalArgumentException().isThrownBy(() -> hundred.percentile(99));
        assertThatIllegalStateException().isThrownBy(() -> none.percentile(0.5));
    }

    @Test
    void aLoadCountsItsOperationsPerSecondOfTheMeasuredTime() {
        Load load = Load.of(hundred, Duration.ofMillis(2500));

        assertThat(load).isEqualTo(new Load(100, 40.0, 50.0, 99.0));
    }
}
