package com.xiaomi.privacy.legal.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Several laws for one person: the strictest wins, the others are shown. */
class StrictestReadingTest {
    private static final LegalClock CLOCK = LegalClock.standard();
    private static final Moment NOW = Moment.parse("2026-02-20");

    @Test
    void theLawWhoseAnswerIsDueFirstWins() {
        // KR: 10 days = 20 Feb. DE: one month = 10 Mar. CH: 30 days = 12 Mar.
        StrictestReading reading = read("CH", "DE", "KR");

        assertThat(code(reading.strictest())).isEqualTo("KR");
        assertThat(reading.strictest().due()).hasToString("2026-02-20");
        assertThat(reading.others()).extracting(StrictestReadingTest::code).containsExactly("CH", "DE");
    }

    @Test
    void aLawUnderWhichTheClockStandsStillDoesNotWin() {
        // Under the GDPR the clock is suspended from 11 Feb; Korea's has no such pause in the tables.
        StrictestReading reading = CLOCK.readStrictest(new ClockQuestion(
                        "DE",
                        List.of("US-CA"),
                        "ACCESS",
                        "2026-02-10",
                        List.of(new ClockQuestion.HappenedBody("IDENTITY_REQUESTED", "2026-02-11")),
                        null)
                .read(NOW));

        assertThat(code(reading.strictest())).isEqualTo("US-CA");
        assertThat(reading.strictest().due()).hasToString("2026-03-27");
        assertThat(reading.others()).singleElement().satisfies(other -> {
            assertThat(other.status()).isEqualTo(ClockStatus.SUSPENDED);
            assertThat(other.due()).isNull();
        });
    }

    @Test
    void amongEqualsTheOneNamedFirstWins() {
        assertThat(code(read("FR", "DE").strictest())).isEqualTo("FR");
        assertThat(code(read("DE", "FR").strictest())).isEqualTo("DE");
    }

    @Test
    void aPlaceNamedTwiceCountsOnce() {
        assertThat(read("DE", "DE", "DE").others()).isEmpty();
    }

    @Test
    void tooManyPlacesOrEventsAreRefused() {
        assertThatExceptionOfType(ClockInputException.class)
                .isThrownBy(
                        () -> read("DE", Stream.generate(() -> "FR").limit(21).toArray(String[]::new)))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("alsoUnder"));
        assertThatExceptionOfType(ClockInputException.class)
                .isThrownBy(() -> new ClockQuestion(
                                "DE",
                                null,
                                "ACCESS",
                                "2026-02-10",
                                Stream.generate(() -> new ClockQuestion.HappenedBody("REFUSED", "2026-02-11"))
                                        .limit(1001)
                                        .toList(),
                                null)
                        .read(NOW))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("events"));
    }

    @Provide
    Arbitrary<String> places() {
        return Arbitraries.of(CLOCK.lawBook().rows()).map(row -> row.code());
    }

    @Property(tries = 500)
    void noOtherLawIsDueEarlierAndNoneIsLost(
            @ForAll("places") String place,
            @ForAll @Size(max = 5) List<@From("places") String> others,
            @ForAll @IntRange(max = 60) int asked) {
        List<String> named = new ArrayList<>(List.of(place));
        named.addAll(others);
        StrictestReading reading = CLOCK.readStrictest(new ClockQuestion(
                        place,
                        others,
                        "ACCESS",
                        "2027-01-11",
                        List.of(new ClockQuestion.HappenedBody(
                                "IDENTITY_REQUESTED",
                                LocalDate.parse("2027-01-11").plusDays(asked).toString())),
                        "2027-06-01")
                .read(NOW));

        Instant first = end(reading.strictest());
        assertThat(reading.others()).allSatisfy(other -> assertThat(end(other)).isAfterOrEqualTo(first));
        assertThat(Stream.concat(Stream.of(reading.strictest()), reading.others().stream())
                        .map(StrictestReadingTest::code))
                .containsExactlyInAnyOrderElementsOf(
                        named.stream().filter(Objects::nonNull).distinct().toList());
    }

    private static Instant end(ClockReading reading) {
        return reading.due() == null ? Instant.MAX : reading.due().endsAt(reading.zone());
    }

    private static StrictestReading read(String place, String... others) {
        return CLOCK.readStrictest(
                new ClockQuestion(place, List.of(others), "ACCESS", "2026-02-10", null, null).read(NOW));
    }

    private static String code(ClockReading reading) {
        return reading.jurisdiction().code();
    }
}
