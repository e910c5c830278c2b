package com.xiaomi.privacy.legal.retention;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import com.xiaomi.privacy.legal.law.LawBook;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RetentionScheduleTest {

    private final RetentionSchedule schedule = RetentionSchedule.load(LawBook.CURRENT_VERSION);

    @ParameterizedTest
    @CsvSource({
        "DE, FULFILLED, 36",
        "DE, REFUSED, 36",
        "DE, WITHDRAWN, 12",
        "FR, DUPLICATE, 12",
        "US-CA, FULFILLED, 24",
        // The narrower place counts, also for what is kept for a shorter time elsewhere.
        "US-CA, WITHDRAWN, 24",
        "US-TX, FULFILLED, 36",
        "AQ, EXPIRED, 12"
    })
    void theNarrowestPlaceCountsAndWithinItTheRuleThatNamesTheOutcome(String place, Outcome outcome, int months) {
        assertThat(schedule.rule(Jurisdiction.parse(place), outcome).months()).isEqualTo(months);
    }

    @ParameterizedTest
    @EnumSource
    void everyOutcomeHasARuleEverywhere(Outcome outcome) {
        RetentionRule rule = schedule.rule(Jurisdiction.of("AQ"), outcome);

        assertThat(rule.months()).isPositive();
        assertThat(rule.basis()).isNotBlank();
    }

    @Test
    void monthsAreThoseOfTheCalendar() {
        RetentionRule rule = schedule.rule(Jurisdiction.of("DE"), Outcome.WITHDRAWN);

        assertThat(rule.endAfter(Instant.parse("2028-02-29T10:00:00Z"))).isEqualTo("2029-02-28T10:00:00Z");
    }
}
