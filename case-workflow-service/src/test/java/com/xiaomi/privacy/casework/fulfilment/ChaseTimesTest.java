package com.xiaomi.privacy.casework.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a system that does not answer is asked again. */
class ChaseTimesTest {

    private static final Instant NINE = Instant.parse("2026-11-24T09:00:00Z");
    private static final ChaseTimes ONE_DAY = new ChaseTimes(NINE, NINE.plus(Duration.ofDays(1)));

    @ParameterizedTest
    @CsvSource({
        "PT0S,   2026-11-24T21:00:00Z",
        "PT11H,  2026-11-24T21:00:00Z",
        "PT12H,  2026-11-25T09:00:00Z",
        "PT23H,  2026-11-25T09:00:00Z",
        "PT24H,  2026-11-26T09:00:00Z",
        "PT100H, 2026-11-29T13:00:00Z"
    })
    void halfOfTheTimeThenItsEndThenDaily(Duration passed, Instant expected) {
        assertThat(ONE_DAY.next(NINE.plus(passed))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2026-11-25T10:01:00Z",
        "2, 2026-11-25T10:02:00Z",
        "3, 2026-11-25T10:04:00Z",
        "4, 2026-11-25T10:08:00Z",
        "9, 2026-11-25T14:16:00Z",
        "10, 2026-11-25T16:00:00Z",
        "1000, 2026-11-25T16:00:00Z"
    })
    void afterAFailureInPausesThatGrowToSixHours(int failures, Instant expected) {
        assertThat(ONE_DAY.afterFailure(NINE.plus(Duration.ofHours(25)), failures))
                .isEqualTo(expected);
    }

    @Test
    void aFailureDoesNotPutOffWhatIsDueSooner() {
        assertThat(ONE_DAY.afterFailure(NINE.plus(Duration.ofMinutes(719)), 9)).isEqualTo("2026-11-24T21:00:00Z");
    }
}
