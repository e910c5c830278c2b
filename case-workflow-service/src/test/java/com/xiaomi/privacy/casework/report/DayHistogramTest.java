package com.xiaomi.privacy.casework.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DayHistogramTest {

    @Test
    void withoutAnswersThereIsNothingToSay() {
        DayHistogram none = of();

        assertThat(none.median()).isEmpty();
        assertThat(none.percentile(90)).isEmpty();
        assertThat(none.mean()).isEmpty();
    }

    @Test
    void oneAnswerIsEverything() {
        DayHistogram one = of(12);

        assertThat(one.median()).hasValue(12);
        assertThat(one.percentile(90)).hasValue(12);
        assertThat(one.mean()).hasValue(12);
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
        assertThat(of(1, 4, 7, 30).median()).hasValue(5.5);
        assertThat(of(0, 4, 4, 30).median()).hasValue(4);
    }

    @Test
    void thePercentileIsTheFewestDaysWithinWhichSoManyWereAnswered() {
        // Nine of ten within 9 days; with an eleventh, ten of eleven within 10.
        assertThat(of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10).percentile(90)).hasValue(9);
        assertThat(of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11).percentile(90)).hasValue(10);
        assertThat(of(1, 2, 3).percentile(100)).hasValue(3);
        assertThat(of(1, 2, 3).percentile(1)).hasValue(1);
    }

    @Test
    void whatIsTakenBackNoLongerCounts() {
        DayHistogram histogram = of(3, 5, 90);
        histogram.add(90, -1);

        assertThat(histogram.count()).isEqualTo(2);
        assertThat(histogram.percentile(90)).hasValue(5);
    }

    @Test
    void itSaysWhatTheSortedDaysSay() {
        Random random = new Random(8);
        for (int size = 1; size < 200; size++) {
            int[] days = random.ints(size, 0, 60).toArray();
            DayHistogram histogram = of(days);
            int[] sorted = days.clone();
            Arrays.sort(sorted);

            assertThat(histogram.median()).hasValue((sorted[(size - 1) / 2] + sorted[size / 2]) / 2.0);
            assertThat(histogram.percentile(90)).hasValue(sorted[(int) Math.ceil(size * 0.9) - 1]);
            assertThat(histogram.mean()).hasValue(Arrays.stream(days).average().orElseThrow());
        }
    }

    private static DayHistogram of(int... days) {
        DayHistogram histogram = new DayHistogram();
        Arrays.stream(days).forEach(one -> histogram.add(one, 1));
        return histogram;
    }
}
