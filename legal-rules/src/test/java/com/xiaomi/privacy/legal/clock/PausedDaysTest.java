package com.xiaomi.privacy.legal.clock;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days that do not count, of a request received on 10 February 2026 and looked at on the 20th. */
class PausedDaysTest {

    private final LegalClock clock = LegalClock.standard();

    @ParameterizedTest
    @CsvSource({
        // Nothing was awaited.
        "DE, '', 0",
        // From asking to arrival: 11 to 15.
        "DE, IDENTITY_REQUESTED 2026-02-11|IDENTITY_PROVIDED 2026-02-15, 4",
        // Two waits that overlap count once: 11 to 16.
        "DE, IDENTITY_REQUESTED 2026-02-11|CLARIFICATION_REQUESTED 2026-02-12|IDENTITY_PROVIDED 2026-02-14|CLARIFICATION_PROVIDED 2026-02-16, 5",
        // Still awaited: 11 to 20.
        "DE, IDENTITY_REQUESTED 2026-02-11, 9",
        // What is asked after the answer stops nothing.
        "DE, REFUSED 2026-02-11|IDENTITY_REQUESTED 2026-02-12, 0",
        // Asking and arrival both count there: 12, 13 and 14.
        "GB, CLARIFICATION_REQUESTED 2026-02-12|CLARIFICATION_PROVIDED 2026-02-14, 3",
        // The time starts with the proof: five days after receipt, or not yet.
        "GB, IDENTITY_REQUESTED 2026-02-11|IDENTITY_PROVIDED 2026-02-15, 5",
        "GB, IDENTITY_REQUESTED 2026-02-11, 10",
        // The law lets the clock run on.
        "US-CA, IDENTITY_REQUESTED 2026-02-11|IDENTITY_PROVIDED 2026-02-15, 0",
        // Hours do not stop.
        "ID, IDENTITY_REQUESTED 2026-02-11, 0"
    })
    void daysThatDoNotCount(String place, String events, long days) {
        List<ClockEvent> happened = Arrays.stream(events.split("\\|"))
                .filter(event -> !event.isEmpty())
                .map(event -> event.split(" "))
                .map(event -> new ClockEvent(ClockEvent.Type.valueOf(event[0]), Moment.parse(event[1])))
                .toList();

        assertThat(clock.pausedDays(new ClockInput(
                        Jurisdiction.parse(place),
                        Right.ACCESS,
                        Moment.parse("2026-02-10"),
                        happened,
                        Moment.parse("2026-02-20"))))
                .isEqualTo(days);
    }
}
