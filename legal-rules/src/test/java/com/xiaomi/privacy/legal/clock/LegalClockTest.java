package com.xiaomi.privacy.legal.clock;

import static com.xiaomi.privacy.legal.clock.ClockEvent.Type.IDENTITY_PROVIDED;
import static com.xiaomi.privacy.legal.clock.ClockEvent.Type.IDENTITY_REQUESTED;
import static com.xiaomi.privacy.legal.clock.ClockEvent.Type.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.legal.DueDates;
import com.xiaomi.privacy.legal.calendar.JollydayCalendars;
import com.xiaomi.privacy.legal.controller.Controllers;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import com.xiaomi.privacy.legal.law.LawBook;
import com.xiaomi.privacy.legal.law.Period;
import com.xiaomi.privacy.legal.law.PeriodUnit;
import com.xiaomi.privacy.legal.law.Term.Basis;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class LegalClockTest {
    private final LegalClock clock = LegalClock.standard();

    @Test
    void theFirstDatesOfARequestCountInTheTimeZoneOfTheController() {
        ClockReading reading =
                new DueDates(clock).first("DE", null, Right.ACCESS, Instant.parse("2026-02-10T23:30:00Z"));

        assertThat(reading.due()).hasToString("2026-03-11");
        assertThat(reading.zone()).isEqualTo(ZoneId.of("Europe/Amsterdam"));
        assertThat(reading.due().endsAt(reading.zone())).isEqualTo("2026-03-11T23:00:00Z");
        assertThat(reading.law().version()).isEqualTo("2026-11-23");
        assertThat(reading.law().name()).isEqualTo("GDPR (EU) 2016/679");
    }

    @Test
    void theControllersOwnPeriodIsConfigurationAndNamedAsSuch() {
        LegalClock ofTwentyDays = new LegalClock(
                LawBook.current(), new JollydayCalendars(), Controllers.published(), new Period(20, PeriodUnit.DAYS));

        ClockReading reading =
                new DueDates(ofTwentyDays).first("BD", null, Right.ERASURE, Instant.parse("2026-02-10T04:00:00Z"));

        assertThat(reading.due()).hasToString("2026-03-02");
        assertThat(reading.law().basis()).isEqualTo(Basis.NO_STATUTORY_PERIOD_KNOWN);
        assertThat(reading.law().name()).isEqualTo("published period of the controller");
        assertThat(reading.law().article()).isEqualTo("no statutory period known");
    }

    @Test
    void everyReasonNamesItsRuleInTheOrderOfTheReasoning() {
        ClockReading reading = read(
                "2026-02-20",
                new ClockEvent(IDENTITY_REQUESTED, Moment.parse("2026-01-31")),
                new ClockEvent(IDENTITY_PROVIDED, Moment.parse("2026-02-07")));

        assertThat(reading.steps()).extracting(Step::rule).containsExactly("LAW", "EVENT", "EVENT", "R2", "R5", "R4");
        assertThat(reading.steps())
                .extracting(Step::article)
                .contains(
                        "Reg. (EEC, Euratom) 1182/71 Art. 3(2)(c)",
                        "EDPB Guidelines 01/2022 s.5.3 (counting: convention of the tables)")
                .last()
                .isEqualTo("Reg. (EEC, Euratom) 1182/71 Art. 3(4)");
        assertThat(reading.due()).as("28 Feb + 7 = Sat 7 Mar: Mon 9 Mar").hasToString("2026-03-09");
    }

    @Test
    void eventsOfOneDayCountByTheirTimes() {
        ClockReading reading = read(
                "2026-02-20",
                new ClockEvent(IDENTITY_PROVIDED, Moment.parse("2026-02-11T15:00:00+01:00")),
                new ClockEvent(IDENTITY_REQUESTED, Moment.parse("2026-02-11T09:00:00+01:00")));

        assertThat(reading.status()).isEqualTo(ClockStatus.RUNNING);
    }

    @Test
    void aCaseAnsweredWhileTheClockStandsStillIsAnswered() {
        ClockReading reading = read(
                "2026-02-20",
                new ClockEvent(IDENTITY_REQUESTED, Moment.parse("2026-02-11")),
                new ClockEvent(REFUSED, Moment.parse("2026-02-12")));

        assertThat(reading.status()).isEqualTo(ClockStatus.ANSWERED);
        assertThat(reading.due()).isNull();
        assertThat(reading.daysLeft()).isNull();
    }

    @Test
    void theTimeToProveIdentityEndsBeforeTheAnswerWasDueWhenProofWasAskedFor() {
        ClockReading reading = read("2026-02-20", new ClockEvent(IDENTITY_REQUESTED, Moment.parse("2026-02-11")));

        assertThat(reading.due()).as("suspended").isNull();
        assertThat(reading.expireAt())
                .as("31 Jan + 1 month = Sat 28 Feb, due Mon 2 Mar; 5 days before, for 11 Feb + 30 days is later")
                .hasToString("2026-02-25");
        assertThat(reading.steps()).last().extracting(Step::rule).isEqualTo("EXPIRY");
    }

    @Test
    void whoIsAskedLateForProofHasThreeDays() {
        assertThat(read("2026-02-28", new ClockEvent(IDENTITY_REQUESTED, Moment.parse("2026-02-27")))
                        .expireAt())
                .hasToString("2026-03-02");
    }

    @Test
    void nothingExpiresOnceProofCameOrTheCaseIsAnswered() {
        ClockEvent asked = new ClockEvent(IDENTITY_REQUESTED, Moment.parse("2026-02-11"));

        assertThat(read("2026-02-20", asked, new ClockEvent(IDENTITY_PROVIDED, Moment.parse("2026-02-12")))
                        .expireAt())
                .isNull();
        assertThat(read("2026-02-20", asked, new ClockEvent(REFUSED, Moment.parse("2026-02-12")))
                        .expireAt())
                .isNull();
    }

    @Test
    void proofIsAwaitedForThirtyDaysWhereTheClockStartsWithIt() {
        ClockReading reading = clock.read(new ClockInput(
                Jurisdiction.of("RU"),
                Right.RECTIFICATION,
                Moment.parse("2026-01-31"),
                List.of(new ClockEvent(IDENTITY_REQUESTED, Moment.parse("2026-01-31"))),
                Moment.parse("2026-02-20")));

        assertThat(reading.expireAt())
                .as("31 Jan + 30 days, as there is no due date")
                .hasToString("2026-03-02");
    }

    @Test
    void nothingMayHaveHappenedBeforeTheReceipt() {
        assertThatExceptionOfType(ClockInputException.class)
                .isThrownBy(() -> read("2026-01-30"))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("asOf"));
        assertThatExceptionOfType(ClockInputException.class)
                .isThrownBy(() -> read(
                        "2026-02-20",
                        new ClockEvent(IDENTITY_REQUESTED, Moment.parse("2026-02-01")),
                        new ClockEvent(REFUSED, Moment.parse("2026-01-30"))))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("events[1].at"));
    }

    @Test
    void aMistypedYearIsRefused() {
        assertThatExceptionOfType(ClockInputException.class)
                .isThrownBy(() -> read("+202026-02-20"))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("asOf"));
        assertThatExceptionOfType(ClockInputException.class)
                .isThrownBy(() -> read("2026-02-20", new ClockEvent(REFUSED, Moment.parse("0026-02-01"))))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("events[0].at"));
    }

    private ClockReading read(String asOf, ClockEvent... events) {
        return clock.read(new ClockInput(
                Jurisdiction.of("DE"), Right.ACCESS, Moment.parse("2026-01-31"), List.of(events), Moment.parse(asOf)));
    }
}
