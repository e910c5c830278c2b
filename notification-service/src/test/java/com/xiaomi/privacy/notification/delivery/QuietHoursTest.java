package com.xiaomi.privacy.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

    private final QuietHours quietHours = new QuietHours(LocalTime.of(9, 0), LocalTime.of(20, 0));

    @ParameterizedTest
    @CsvSource({
        // By day at once.
        "DE, 2026-11-24T10:15:30Z, 2026-11-24T10:15:30Z",
        "DE, 2026-11-24T08:00:00Z, 2026-11-24T08:00:00Z",
        // By night in the morning, by the clock of the country and of the season.
        "DE, 2026-11-24T19:00:00Z, 2026-11-25T08:00:00Z",
        "DE, 2026-11-24T02:15:30Z, 2026-11-24T08:00:00Z",
        "DE, 2026-07-01T02:15:30Z, 2026-07-01T07:00:00Z",
        "IN, 2026-11-24T17:00:00Z, 2026-11-25T04:00:00Z",
        // Where there is more than one zone, when it is day in all of them.
        "US, 2026-11-24T15:00:00Z, 2026-11-24T19:00:00Z",
        "RU, 2026-11-24T12:00:00Z, 2026-11-25T07:00:00Z",
        // Where nobody knows, by that of Greenwich.
        "ZZ, 2026-11-24T03:00:00Z, 2026-11-24T09:00:00Z"
    })
    void nobodyIsWokenByAReminder(String country, Instant asked, Instant reminded) {
        assertThat(quietHours.end(asked, country)).isEqualTo(reminded);
    }

    @Test
    void aCountryThatSpansTheGlobeIsRemindedWhenItIsDayForMost() {
        // Of Russia's zones no hour of the afternoon is one for all.
        QuietHours afternoon = new QuietHours(LocalTime.of(12, 0), LocalTime.of(18, 0));
        Instant asked = Instant.parse("2026-11-24T22:00:00Z");

        assertThat(afternoon.end(asked, "DE")).isEqualTo(Instant.parse("2026-11-25T11:00:00Z"));
        assertThat(afternoon.end(asked, "RU")).isAfter(asked).isBefore(Instant.parse("2026-11-25T11:00:00Z"));
    }

    @Test
    void withoutAnHourThatIsDayNobodyWaitsForEver() {
        Instant asked = Instant.parse("2026-11-24T00:00:00Z");

        assertThat(new QuietHours(LocalTime.NOON, LocalTime.NOON).end(asked, "DE"))
                .isEqualTo(asked);
    }
}
