package com.xiaomi.privacy.legal.clock;

import static com.xiaomi.privacy.legal.clock.ClockEvent.Type.CLARIFICATION_PROVIDED;
import static com.xiaomi.privacy.legal.clock.ClockEvent.Type.CLARIFICATION_REQUESTED;
import static com.xiaomi.privacy.legal.clock.ClockEvent.Type.EXTENSION_NOTIFIED;
import static com.xiaomi.privacy.legal.clock.ClockEvent.Type.IDENTITY_PROVIDED;
import static com.xiaomi.privacy.legal.clock.ClockEvent.Type.IDENTITY_REQUESTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.legal.calendar.JollydayCalendars;
import com.xiaomi.privacy.legal.controller.Controllers;
import com.xiaomi.privacy.legal.law.ClockStart;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import com.xiaomi.privacy.legal.law.JurisdictionRow;
import com.xiaomi.privacy.legal.law.LawBook;
import com.xiaomi.privacy.legal.law.PauseEffect;
import com.xiaomi.privacy.legal.law.Period;
import com.xiaomi.privacy.legal.law.PeriodUnit;
import com.xiaomi.privacy.legal.law.Term;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What must hold for every place, right, day and course of events; checked against a naive clock as an oracle. */
class ClockPropertiesTest {
    private static final LawBook LAW = LawBook.current();
    private static final JollydayCalendars CALENDARS = new JollydayCalendars();
    private static final Controllers CONTROLLERS = Controllers.published();
    private static final Period PUBLISHED = LegalClock.DEFAULT_PUBLISHED_PERIOD;
    private static final LegalClock CLOCK = new LegalClock(LAW, CALENDARS, CONTROLLERS, PUBLISHED);

    @Provide
    Arbitrary<JurisdictionRow> rows() {
        return Arbitraries.of(LAW.rows());
    }

    @Provide
    Arbitrary<JurisdictionRow> suspendingRows() {
        return Arbitraries.of(LAW.rows().stream()
                .filter(row -> row.identityEffect() == PauseEffect.SUSPEND)
                .toList());
    }

    @Provide
    Arbitrary<LocalDate> days() {
        long first = LocalDate.parse("2026-06-20").toEpochDay();
        long last = LocalDate.parse("2032-12-31").toEpochDay();
        return Arbitraries.longs().between(first, last).map(LocalDate::ofEpochDay);
    }

    @Property(tries = 3000)
    void anUndisturbedRequestIsDueWhenTheNaiveClockSays(
            @ForAll("rows") JurisdictionRow row, @ForAll Right right, @ForAll("days") LocalDate received) {
        Term term = term(row, right, received);
        Assume.that(term.response().unit() != PeriodUnit.HOURS);
        Assume.that(term.clockStart() == ClockStart.RECEIPT);
        boolean rolls = term.basis() != Term.Basis.NO_STATUTORY_PERIOD_KNOWN;

        LocalDate due = due(row, right, received, received);

        if (rolls) {
            assertThat(due).isEqualTo(naive(row).due(received, term.response(), Set.of()));
        } else {
            assertThat(due).isEqualTo(received.plusDays(PUBLISHED.value()));
        }
    }

    @Property(tries = 3000)
    void suspensionsAreCountedAsTheNaiveClockCountsThem(
            @ForAll("suspendingRows") JurisdictionRow row,
            @ForAll("days") LocalDate received,
            @ForAll @IntRange(max = 27) int askedAfter,
            @ForAll @IntRange(max = 90) int awaited,
            @ForAll @IntRange(max = 27) int clarificationAskedAfter,
            @ForAll @IntRange(max = 90) int clarificationAwaited) {
        LocalDate asked = received.plusDays(askedAfter);
        LocalDate provided = asked.plusDays(awaited);
        LocalDate unclear = received.plusDays(clarificationAskedAfter);
        LocalDate clear = unclear.plusDays(clarificationAwaited);
        boolean clarifies = row.clarificationEffect() == PauseEffect.SUSPEND;
        Set<LocalDate> notCounted = Stream.concat(
                        asked.datesUntil(provided), clarifies ? unclear.datesUntil(clear) : Stream.empty())
                .collect(Collectors.toSet());
        Term term = term(row, Right.ACCESS, received);

        LocalDate due = due(
                row,
                Right.ACCESS,
                received,
                received.plusDays(400),
                new ClockEvent(IDENTITY_REQUESTED, Moment.on(asked)),
                new ClockEvent(IDENTITY_PROVIDED, Moment.on(provided)),
                new ClockEvent(CLARIFICATION_REQUESTED, Moment.on(unclear)),
                new ClockEvent(CLARIFICATION_PROVIDED, Moment.on(clear)));

        assertThat(due).isEqualTo(naive(row).due(received, term.response(), notCounted));
    }

    @Property(tries = 1000)
    void anExtensionToldInTimeEndsWhenTheNaiveClockSays(
            @ForAll("rows") JurisdictionRow row,
            @ForAll("days") LocalDate received,
            @ForAll @IntRange(max = 120) int toldAfter) {
        Term term = term(row, Right.ACCESS, received);
        Assume.that(term.extended().isPresent());
        LocalDate told = received.plusDays(toldAfter);
        LocalDate first = naive(row).due(received, term.response(), Set.of());
        LocalDate extended = naive(row).due(received, term.extended().orElseThrow(), Set.of());

        LocalDate due = due(row, Right.ACCESS, received, told, new ClockEvent(EXTENSION_NOTIFIED, Moment.on(told)));

        assertThat(due).isEqualTo(told.isAfter(first) ? first : extended);
    }

    @Property(tries = 2000)
    void noDateLiesBeforeTheReceipt(
            @ForAll("rows") JurisdictionRow row,
            @ForAll Right right,
            @ForAll("days") LocalDate received,
            @ForAll("courses") List<Course> courses) {
        ClockReading reading = read(row, right, received, received.plusDays(500), events(received, courses));

        assertThat(Stream.of(
                                reading.acknowledgeBy(),
                                reading.initialDue(),
                                reading.due(),
                                reading.extensionNoticeBy(),
                                reading.appealDue(),
                                reading.implementDue())
                        .filter(date -> date != null)
                        .map(date -> date.dayIn(reading.zone())))
                .allSatisfy(date -> assertThat(date).isAfterOrEqualTo(received));
    }

    @Property(tries = 2000)
    void askingThePersonNeverShortensThePeriod(
            @ForAll("rows") JurisdictionRow row,
            @ForAll("days") LocalDate received,
            @ForAll @IntRange(max = 150) int askedAfter,
            @ForAll @IntRange(max = 60) int awaited) {
        LocalDate asked = received.plusDays(askedAfter);
        LocalDate asOf = received.plusDays(400);
        Assume.that(term(row, Right.ACCESS, received).response().unit() != PeriodUnit.HOURS);

        LocalDate without = due(row, Right.ACCESS, received, asOf);
        LocalDate with = due(
                row,
                Right.ACCESS,
                received,
                asOf,
                new ClockEvent(IDENTITY_REQUESTED, Moment.on(asked)),
                new ClockEvent(IDENTITY_PROVIDED, Moment.on(asked.plusDays(awaited))));

        assertThat(with).isAfterOrEqualTo(without);
    }

    @Property(tries = 2000)
    void aLaterProofNeverMakesTheDueDateEarlier(
            @ForAll("suspendingRows") JurisdictionRow row,
            @ForAll("days") LocalDate received,
            @ForAll @IntRange(max = 40) int askedAfter,
            @ForAll @IntRange(max = 60) int awaited) {
        LocalDate asked = received.plusDays(askedAfter);
        LocalDate asOf = received.plusDays(400);
        ClockEvent request = new ClockEvent(IDENTITY_REQUESTED, Moment.on(asked));

        LocalDate sooner = due(
                row,
                Right.ACCESS,
                received,
                asOf,
                request,
                new ClockEvent(IDENTITY_PROVIDED, Moment.on(asked.plusDays(awaited))));
        LocalDate later = due(
                row,
                Right.ACCESS,
                received,
                asOf,
                request,
                new ClockEvent(IDENTITY_PROVIDED, Moment.on(asked.plusDays(awaited + 1L))));

        assertThat(later).isAfterOrEqualTo(sooner);
    }

    @Property(tries = 2000)
    void aRequestReceivedLaterIsNotDueEarlierUnderTheSameLaw(
            @ForAll("rows") JurisdictionRow row, @ForAll Right right, @ForAll("days") LocalDate received) {
        Term today = term(row, right, received);
        Assume.that(today.response().unit() != PeriodUnit.HOURS);
        Assume.that(today.clockStart() == ClockStart.RECEIPT);
        Assume.that(today.equals(term(row, right, received.plusDays(1))));

        assertThat(due(row, right, received.plusDays(1), received.plusDays(1)))
                .isAfterOrEqualTo(due(row, right, received, received));
    }

    @Property(tries = 1000)
    void theReadingDoesNotDependOnTheOrderInWhichEventsAreHandedOver(
            @ForAll("rows") JurisdictionRow row,
            @ForAll("days") LocalDate received,
            @ForAll @IntRange(min = 1, max = 20) int gap) {
        ClockEvent one = new ClockEvent(IDENTITY_REQUESTED, Moment.on(received.plusDays(gap)));
        ClockEvent two = new ClockEvent(IDENTITY_PROVIDED, Moment.on(received.plusDays(2L * gap)));
        ClockEvent three = new ClockEvent(EXTENSION_NOTIFIED, Moment.on(received.plusDays(3L * gap)));
        LocalDate asOf = received.plusDays(100);

        assertThat(read(row, Right.ACCESS, received, asOf, List.of(three, two, one)))
                .isEqualTo(read(row, Right.ACCESS, received, asOf, List.of(one, two, three)));
    }

    record Course(ClockEvent.Type type, int after) {}

    @Provide
    Arbitrary<List<Course>> courses() {
        Arbitrary<Course> course = Combinators.combine(
                        Arbitraries.of(ClockEvent.Type.values()),
                        Arbitraries.integers().between(0, 200))
                .as(Course::new);
        return course.list().ofMaxSize(8);
    }

    private static List<ClockEvent> events(LocalDate received, List<Course> courses) {
        List<ClockEvent> events = new ArrayList<>();
        courses.forEach(
                course -> events.add(new ClockEvent(course.type(), Moment.on(received.plusDays(course.after())))));
        return events;
    }

    private static Term term(JurisdictionRow row, Right right, LocalDate received) {
        return LAW.term(Jurisdiction.parse(row.code()), right, received, PUBLISHED);
    }

    private static NaiveClock naive(JurisdictionRow row) {
        String seat =
                CONTROLLERS.forCountry(Jurisdiction.parse(row.code()).country()).seat();
        return new NaiveClock(row, CALENDARS, seat);
    }

    private static LocalDate due(
            JurisdictionRow row, Right right, LocalDate received, LocalDate asOf, ClockEvent... events) {
        ClockReading reading = read(row, right, received, asOf, List.of(events));
        return reading.due().dayIn(reading.zone());
    }

    private static ClockReading read(
            JurisdictionRow row, Right right, LocalDate received, LocalDate asOf, List<ClockEvent> events) {
        return CLOCK.read(
                new ClockInput(Jurisdiction.parse(row.code()), right, Moment.on(received), events, Moment.on(asOf)));
    }
}
