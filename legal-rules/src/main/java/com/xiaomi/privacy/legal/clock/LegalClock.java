package com.xiaomi.privacy.legal.clock;

import com.xiaomi.privacy.legal.calendar.HolidayCalendars;
import com.xiaomi.privacy.legal.calendar.JollydayCalendars;
import com.xiaomi.privacy.legal.calendar.PlaceCalendar;
import com.xiaomi.privacy.legal.calendar.WorkingDays;
import com.xiaomi.privacy.legal.controller.Controller;
import com.xiaomi.privacy.legal.controller.Controllers;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import com.xiaomi.privacy.legal.law.JurisdictionRow;
import com.xiaomi.privacy.legal.law.LawBook;
import com.xiaomi.privacy.legal.law.Period;
import com.xiaomi.privacy.legal.law.PeriodUnit;
import com.xiaomi.privacy.legal.law.Term;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The legal clock: from a version of the law, calendars and the events of a case to its dates with their reasons. A pure
 * function; it never asks what time it is. Computes deadlines from reference data that a lawyer must check.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class LegalClock {
    /** The controller's own period where no statutory one is known, unless configured otherwise. */
    public static final Period DEFAULT_PUBLISHED_PERIOD = new Period(30, PeriodUnit.DAYS);

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2199;

    private final LawBook lawBook;
    private final HolidayCalendars calendars;
    private final Controllers controllers;
    private final Period publishedPeriod;

    /**
     * A clock that counts by one version of the law.
     *
     * @param lawBook the version; a case keeps the one it began with
     * @param calendars where holidays come from
     * @param controllers whose seat and time zone count
     * @param publishedPeriod the controller's own period, for where no statutory one is known
     */
    public LegalClock(LawBook lawBook, HolidayCalendars calendars, Controllers controllers, Period publishedPeriod) {
        this.lawBook = Objects.requireNonNull(lawBook, "lawBook");
        this.calendars = Objects.requireNonNull(calendars, "calendars");
        this.controllers = Objects.requireNonNull(controllers, "controllers");
        this.publishedPeriod = Objects.requireNonNull(publishedPeriod, "publishedPeriod");
    }

    /** The current law, Jollyday's holidays, the controllers of the policy and {@link #DEFAULT_PUBLISHED_PERIOD}. */
    public static LegalClock standard() {
        return new LegalClock(
                LawBook.current(), new JollydayCalendars(), Controllers.published(), DEFAULT_PUBLISHED_PERIOD);
    }

    /** The version of the law this clock counts by. */
    public LawBook lawBook() {
        return lawBook;
    }

    /** The controller's own period, for where no statutory one is known. */
    public Period publishedPeriod() {
        return publishedPeriod;
    }

    /** The controllers whose seats this clock counts at. */
    public Controllers controllers() {
        return controllers;
    }

    /**
     * Reads the clock.
     *
     * @throws ClockInputException if the reading or an event lies before the receipt, or a moment outside the years 1970
     *     to 2199
     */
    public ClockReading read(ClockInput input) {
        Frame frame = checkedFrame(input);
        Replay replay = played(input, frame);
        LaterDeadlines later = new LaterDeadlines(lawBook, frame, publishedPeriod);
        return new Reading(
                        input,
                        frame,
                        replay,
                        later,
                        lawBook.notForThisController(input.jurisdiction(), input.right()),
                        lawBook.version(),
                        calendars.version())
                .write();
    }

    /**
     * Reads the clock under each of several laws that count for one person.
     *
     * @param inputs one for each place, at least one
     * @throws ClockInputException as in {@link #read}
     */
    public StrictestReading readStrictest(List<ClockInput> inputs) {
        return StrictestReading.of(inputs.stream().map(this::read).toList());
    }

    /**
     * How many days of the time for the answer did not count up to the moment of reading, because something was awaited from
     * the person: the clock stood still or had not started. 0 for terms in hours, which nothing moves.
     *
     * @throws ClockInputException as {@link #read}
     */
    public long pausedDays(ClockInput input) {
        Frame frame = checkedFrame(input);
        return played(input, frame).pausedDays(input.asOf().dayIn(frame.zone()));
    }

    private Frame checkedFrame(ClockInput input) {
        refuseOtherCenturies(input);
        Frame frame = frame(input);
        refuseTimeTravel(input, frame);
        return frame;
    }

    private static Replay played(ClockInput input, Frame frame) {
        Replay replay = new Replay(frame);
        eventsInOrder(input, frame.zone()).forEach(replay::play);
        return replay;
    }

    private Frame frame(ClockInput input) {
        Jurisdiction place = input.jurisdiction();
        Controller controller = controllers.forCountry(place.country());
        LocalDate receivedDay = input.received().dayIn(controller.zone());
        Term term = lawBook.term(place, input.right(), receivedDay, publishedPeriod);
        boolean eea = term.basis() == Term.Basis.STATUTE
                && lawBook.row(place).map(JurisdictionRow::isEea).orElse(false);
        PlaceCalendar own = calendars.of(lawBook.lawOf(place));
        PlaceCalendar seat = calendars.of(Jurisdiction.of(controller.seat()));
        Span.Ruler ruler = new Span.Ruler(
                WorkingDays.of(term.weekend(), own), WorkingDays.forRoll(term.weekend(), own, seat), term.endDayRoll());
        return new Frame(
                place,
                term,
                new Citations(eea, term.article()),
                input.received(),
                receivedDay,
                controller.zone(),
                own,
                ruler);
    }

    /** A mistyped year must not send the search for a working day through millions of calendars. */
    private static void refuseOtherCenturies(ClockInput input) {
        requireKnownCentury("received", input.received());
        requireKnownCentury("asOf", input.asOf());
        IntStream.range(0, input.events().size())
                .forEach(i -> requireKnownCentury(
                        "events[" + i + "].at", input.events().get(i).at()));
    }

    private static void requireKnownCentury(String field, Moment moment) {
        int year = switch (moment) {
            case Moment.Day(LocalDate date) -> date.getYear();
            case Moment.Time(OffsetDateTime time) -> time.getYear();
        };
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new ClockInputException(field, "lies outside the years " + FIRST_YEAR + " to " + LAST_YEAR);
        }
    }

    private static void refuseTimeTravel(ClockInput input, Frame frame) {
        LocalDate received = frame.receivedDay();
        if (input.asOf().dayIn(frame.zone()).isBefore(received)) {
            throw new ClockInputException("asOf", "lies before the day of receipt, " + received);
        }
        IntStream.range(0, input.events().size())
                .filter(i -> input.events().get(i).at().dayIn(frame.zone()).isBefore(received))
                .findFirst()
                .ifPresent(i -> {
                    throw new ClockInputException(
                            "events[" + i + "].at", "lies before the day of receipt, " + received);
                });
    }

    /** Events up to the moment of reading, by day; within a day by time if all have one, else in the order given. */
    private static List<ClockEvent> eventsInOrder(ClockInput input, ZoneId zone) {
        Map<LocalDate, List<ClockEvent>> byDay = new TreeMap<>();
        input.events().stream()
                .filter(event -> !isAfterReading(event.at(), input.asOf(), zone))
                .forEach(event -> byDay.computeIfAbsent(event.at().dayIn(zone), day -> new ArrayList<>())
                        .add(event));
        byDay.values().stream()
                .filter(events -> events.stream().allMatch(event -> event.at() instanceof Moment.Time))
                .forEach(events ->
                        events.sort(Comparator.comparing(event -> event.at().startsAt(zone))));
        return byDay.values().stream().flatMap(List::stream).toList();
    }

    private static boolean isAfterReading(Moment at, Moment asOf, ZoneId zone) {
        boolean timed = at instanceof Moment.Time && asOf instanceof Moment.Time;
        return timed
                ? at.startsAt(zone).isAfter(asOf.startsAt(zone))
                : at.dayIn(zone).isAfter(asOf.dayIn(zone));
    }
}
