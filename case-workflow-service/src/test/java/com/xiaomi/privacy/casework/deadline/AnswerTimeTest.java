package com.xiaomi.privacy.casework.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTimeTest {

    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    /** 100 hours, so that a percent is an hour. */
    private static final AnswerTime TIME = new AnswerTime(START, START.plus(Duration.ofHours(100)));

    @ParameterizedTest
    @CsvSource({"HALF, 50", "THREE_QUARTERS, 75", "NINE_TENTHS, 90", "BREACH, 100"})
    void aMilestoneLiesAtItsShareOfTheTime(Milestone milestone, int hours) {
        assertThat(TIME.at(milestone)).isEqualTo(after(hours));
        assertThat(TIME.reached(after(hours))).contains(milestone);
        assertThat(TIME.reached(after(hours).minusNanos(1))).isNotEqualTo(Optional.of(milestone));
    }

    /** Hours since the start, what was told last, what comes next. */
    @ParameterizedTest
    @CsvSource({
        "0,, HALF",
        "49,, HALF",
        "50,, HALF",
        "60,, HALF",
        "60, HALF, THREE_QUARTERS",
        "80,, THREE_QUARTERS",
        "80, HALF, THREE_QUARTERS",
        "80, THREE_QUARTERS, NINE_TENTHS",
        "95,, NINE_TENTHS",
        "95, NINE_TENTHS, BREACH",
        "200,, BREACH",
        "200, HALF, BREACH",
        "200, BREACH,"
    })
    void ofThoseThatAreOverOnlyTheLastIsToldAndThenTheNext(int hours, Milestone told, Milestone next) {
        assertThat(TIME.next(Optional.ofNullable(told), after(hours))).isEqualTo(Optional.ofNullable(next));
    }

    @Test
    void aDateBeforeTheStartIsBreachedAtOnce() {
        AnswerTime past = new AnswerTime(START, START.minus(Duration.ofDays(3)));

        assertThat(past.next(Optional.empty(), START)).contains(Milestone.BREACH);
    }

    private static Instant after(int hours) {
        return START.plus(Duration.ofHours(hours));
    }
}
