package com.xiaomi.privacy.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryPlanTest {

    @Test
    void aCallIsRepeatedForThreeDaysSoonAtFirst() {
        Duration whole = IntStream.rangeClosed(1, 9)
                .mapToObj(attempts ->
                        RetryPlan.waitAfter(attempts, Optional.empty(), 0).orElseThrow())
                .reduce(Duration.ZERO, Duration::plus);

        assertThat(whole).isEqualTo(RetryPlan.WHOLE).isBetween(Duration.ofHours(71), Duration.ofHours(73));
        assertThat(RetryPlan.waitAfter(1, Optional.empty(), 0)).contains(Duration.ofSeconds(5));
        assertThat(RetryPlan.waitAfter(10, Optional.empty(), 0)).isEmpty();
    }

    @Test
    void whoAsksToBeLeftAloneIsForADayAtMost() {
        assertThat(RetryPlan.waitAfter(1, Optional.of(Duration.ofMinutes(7)), 0))
                .contains(Duration.ofMinutes(7));
        assertThat(RetryPlan.waitAfter(2, Optional.of(Duration.ofSeconds(7)), 0))
                .contains(Duration.ofMinutes(5));
        assertThat(RetryPlan.waitAfter(1, Optional.of(Duration.ofDays(90)), 0)).contains(Duration.ofDays(1));
    }

    @Test
    void callsThatFailedTogetherComeBackApart() {
        assertThat(RetryPlan.waitAfter(2, Optional.empty(), 0.5)).contains(Duration.ofSeconds(315));
        assertThat(RetryPlan.waitAfter(2, Optional.empty(), 1)).contains(Duration.ofSeconds(330));
    }
}
