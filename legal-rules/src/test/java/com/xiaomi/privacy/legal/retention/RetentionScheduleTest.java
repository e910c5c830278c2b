package com.xiaomi.privacy.legal.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.xiaomi.privacy.contracts.vocabulary.DataKind;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import com.xiaomi.privacy.legal.law.LawBook;
import com.xiaomi.privacy.legal.table.TableException;
import java.time.Instant;
import java.time.Period;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RetentionScheduleTest {

    private final RetentionSchedule schedule = RetentionSchedule.load(LawBook.CURRENT_VERSION);

    @ParameterizedTest
    @CsvSource({
        "REQUEST, DE, FULFILLED, P36M",
        "REQUEST, DE, REFUSED, P36M",
        "REQUEST, DE, WITHDRAWN, P12M",
        "REQUEST, FR, DUPLICATE, P12M",
        "REQUEST, US-CA, FULFILLED, P24M",
        // The narrower place counts, also for what is kept for a shorter time elsewhere.
        "REQUEST, US-CA, WITHDRAWN, P24M",
        "REQUEST, US-TX, FULFILLED, P36M",
        "REQUEST, AQ, EXPIRED, P12M",
        "ATTACHMENTS, DE, FULFILLED, P6M",
        "ATTACHMENTS, US-CA, WITHDRAWN, P1M",
        "MESSAGES, DE, DUPLICATE, P6M",
        "MESSAGES, US-CA, DUPLICATE, P24M",
        "DELIVERIES, DE, REFUSED, P12M"
    })
    void theNarrowestPlaceCountsAndWithinItTheRuleThatNamesTheOutcome(
            DataKind kind, String place, Outcome outcome, Period kept) {
        assertThat(schedule.rule(kind, Jurisdiction.parse(place), outcome).kept())
                .isEqualTo(kept);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindHasARuleForEveryOutcomeEverywhere(DataKind kind) {
        for (Outcome outcome : Outcome.values()) {
            RetentionRule rule = schedule.rule(kind, Jurisdiction.of("AQ"), outcome);

            assertThat(rule.endAfter(Instant.EPOCH)).isAfter(Instant.EPOCH);
            assertThat(rule.basis()).isNotBlank();
        }
    }

    @ParameterizedTest
    @CsvSource({"DE", "US-CA", "AQ"})
    void evidenceAndPackagesAreKeptForThirtyDaysWhateverTheOutcome(String place) {
        assertThat(schedule.everywhere(DataKind.EVIDENCE).kept()).isEqualTo(Period.ofDays(30));
        assertThat(schedule.packages(Jurisdiction.parse(place)).kept()).isEqualTo(Period.ofDays(30));
    }

    @Test
    void theTrailOutlivesItsRequestForTwoYearsAndWhatBelongsToNoneIsShownForFive() {
        assertThat(schedule.everywhere(DataKind.TRAIL).kept()).isEqualTo(Period.ofMonths(24));
        assertThat(schedule.everywhere(DataKind.TRAIL_APART).kept()).isEqualTo(Period.ofMonths(60));
        assertThatIllegalArgumentException().isThrownBy(() -> schedule.everywhere(DataKind.MESSAGES));
    }

    @Test
    void aVersionThatDoesNotExistHasNone() {
        assertThatThrownBy(() -> RetentionSchedule.load("1999-01-01")).isInstanceOf(TableException.class);
    }

    @Test
    void nothingIsKeptForLongerThanItsRequest() {
        for (String place : List.of("DE", "US-CA", "IN", "AQ")) {
            for (Outcome outcome : Outcome.values()) {
                Instant end = schedule.rule(DataKind.REQUEST, Jurisdiction.parse(place), outcome)
                        .endAfter(Instant.EPOCH);
                assertThat(EnumSet.complementOf(EnumSet.of(DataKind.TRAIL, DataKind.TRAIL_APART)))
                        .as(place + " " + outcome)
                        .allSatisfy(kind -> assertThat(schedule.rule(kind, Jurisdiction.parse(place), outcome)
                                        .endAfter(Instant.EPOCH))
                                .isBeforeOrEqualTo(end));
            }
        }
    }

    @Test
    void monthsAreThoseOfTheCalendar() {
        RetentionRule rule = schedule.rule(DataKind.REQUEST, Jurisdiction.of("DE"), Outcome.WITHDRAWN);

        assertThat(rule.endAfter(Instant.parse("2028-02-29T10:00:00Z"))).isEqualTo("2029-02-28T10:00:00Z");
    }
}
