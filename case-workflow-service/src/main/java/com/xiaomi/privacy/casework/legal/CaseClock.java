package com.xiaomi.privacy.casework.legal;

import com.xiaomi.privacy.casework.CaseworkConfig;
import com.xiaomi.privacy.casework.cases.CommandResult.Rejection;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.request.CaseRequest;
import com.xiaomi.privacy.contracts.vocabulary.LegalBasis;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.legal.basis.ProcessingStep;
import com.xiaomi.privacy.legal.basis.StepBasis;
import com.xiaomi.privacy.legal.clock.ClockEvent;
import com.xiaomi.privacy.legal.clock.ClockInput;
import com.xiaomi.privacy.legal.clock.ClockReading;
import com.xiaomi.privacy.legal.clock.ClockStatus;
import com.xiaomi.privacy.legal.clock.LegalClock;
import com.xiaomi.privacy.legal.clock.Moment;
import com.xiaomi.privacy.legal.exemption.Exemption;
import com.xiaomi.privacy.legal.fee.FeeRule;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import com.xiaomi.privacy.legal.law.JurisdictionRow;
import com.xiaomi.privacy.legal.law.Term.Basis;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the legal clock for a case. Only counts: what happened is in the {@link ClockLedger}. */
@ApplicationScoped
public class CaseClock {

    private final LegalClocks clocks;
    private final CaseworkConfig config;

    CaseClock(LegalClocks clocks, CaseworkConfig config) {
        this.clocks = clocks;
        this.config = config;
    }

    /** The reading of a case that is opened now, by the newest law. */
    public Reading opening(CaseRequest request, Right right) {
        return read(clocks.newest(), request, right, List.of(), request.receivedAt());
    }

    /**
     * The reading of a case as it is now.
     *
     * @param lawVersion the version of the law that the case keeps
     */
    Reading now(String lawVersion, CaseRequest request, Right right, List<ClockEvent> events, Instant now) {
        return read(clocks.of(lawVersion), request, right, events, now);
    }

    /** All dates of a case as it is now, with their reasons, by the law that it keeps. */
    ClockReading explained(RightsCase of, CaseRequest request, List<ClockEvent> events, Instant now) {
        return counted(clocks.of(of.lawVersion()), request, of.right(), events, now);
    }

    /** The day on which a moment lies at the seat of the controller of a request. */
    public LocalDate dayOf(CaseRequest request, Instant moment) {
        return moment.atZone(zone(clocks.newest(), request)).toLocalDate();
    }

    /** The moment at which a day is over at the seat of the controller of a request. */
    public Instant endOf(CaseRequest request, LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone(clocks.newest(), request)).toInstant();
    }

    /** What the tables say about the place of a request; empty if they know none. */
    public Optional<JurisdictionRow> row(String lawVersion, CaseRequest request) {
        return clocks.of(lawVersion).lawBook().row(request.place());
    }

    /** The exemptions that the law of the place of a request has against a right. */
    public List<Exemption> exemptions(String lawVersion, CaseRequest request, Right right) {
        return clocks.exemptions(lawVersion).against(request.place(), right);
    }

    /** The exemptions that the newest law of a place has against a right. */
    public List<Exemption> exemptions(Jurisdiction place, Right right) {
        return clocks.exemptions(clocks.newest().lawBook().version()).against(place, right);
    }

    /** What the law of the place of a request says of fees; empty if nothing is known. */
    public Optional<FeeRule> feeRule(String lawVersion, CaseRequest request, Right right) {
        return clocks.fees(lawVersion).rule(request.place(), right);
    }

    /**
     * On what it rests that a request is dealt with (privacy policy §5): the duty that a law sets, or where the tables know
     * none the interest in keeping what was promised.
     */
    public LegalBasis dutyToAnswer(String lawVersion, CaseRequest request, Right right) {
        return basis(lawVersion, request, right, ProcessingStep.FULFIL).basis();
    }

    /** On what a step of a case rests, by the law of the place of its request. */
    public StepBasis basis(String lawVersion, CaseRequest request, Right right, ProcessingStep step) {
        return clocks.bases(lawVersion).basis(step, request.place(), right, dayOf(request, request.receivedAt()));
    }

    /** What speaks against an extension that the person is told of now; empty if it would count. */
    Optional<Rejection> objectionToExtension(
            String lawVersion, CaseRequest request, Right right, List<ClockEvent> events, Instant now) {
        LegalClock clock = clocks.of(lawVersion);
        ClockReading before = counted(clock, request, right, events, now);
        if (Boolean.TRUE.equals(before.extensionValid())) {
            return Optional.of(Rejection.EXTENSION_NOT_ALLOWED);
        }
        List<ClockEvent> told = Stream.concat(
                        events.stream(), Stream.of(new ClockEvent(ClockEvent.Type.EXTENSION_NOTIFIED, Moment.at(now))))
                .toList();
        ClockReading after = counted(clock, request, right, told, now);
        if (before.appealDue() != null) {
            return after.appealDue().equals(before.appealDue())
                    ? Optional.of(Rejection.EXTENSION_NOT_ALLOWED)
                    : Optional.empty();
        }
        if (Boolean.TRUE.equals(after.extensionValid())) {
            return Optional.empty();
        }
        return Optional.of(
                before.extensionNoticeBy() == null ? Rejection.EXTENSION_NOT_ALLOWED : Rejection.EXTENSION_TOO_LATE);
    }

    /**
     * How a case stood when something ended it.
     *
     * @param events those before that moment
     * @param end the answer, or the closing without one; UTC
     */
    public Course course(RightsCase of, CaseRequest request, List<ClockEntry> events, Instant end) {
        LegalClock clock = clocks.of(of.lawVersion());
        ZoneId zone = zone(clock, request);
        ClockInput input = input(
                request, of.right(), events.stream().map(ClockEntry::event).toList(), end, zone);
        long days = ChronoUnit.DAYS.between(
                input.received().dayIn(zone), Moment.at(end).dayIn(zone));
        return new Course((int) Math.max(0, days), clock.read(input).status() == ClockStatus.OVERDUE, (int)
                clock.pausedDays(input));
    }

    private Reading read(LegalClock clock, CaseRequest request, Right right, List<ClockEvent> events, Instant now) {
        ZoneId zone = zone(clock, request);
        ClockReading reading = counted(clock, request, right, events, now);
        Optional<LocalDate> appealedOn = events.stream()
                .filter(event -> event.type() == ClockEvent.Type.APPEAL_RECEIVED)
                .map(event -> latest(Stream.of(event.at(), Moment.at(request.receivedAt())), zone)
                        .dayIn(zone))
                .reduce((first, second) -> second);
        return appealedOn
                .map(day -> onAppeal(reading, day))
                .orElseGet(() -> reading(reading, reading.due(), status(reading)));
    }

    private static ClockReading counted(
            LegalClock clock, CaseRequest request, Right right, List<ClockEvent> events, Instant now) {
        return clock.read(input(request, right, events, now, zone(clock, request)));
    }

    private static ClockInput input(
            CaseRequest request, Right right, List<ClockEvent> events, Instant now, ZoneId zone) {
        Moment received = Moment.at(request.receivedAt());
        // Clocks of several machines differ by a little: no event may lie before the receipt or after the reading.
        List<ClockEvent> possible = events.stream()
                .map(event -> new ClockEvent(event.type(), latest(Stream.of(event.at(), received), zone)))
                .toList();
        Moment asOf = latest(
                Stream.concat(
                        Stream.of(Moment.at(now), received), possible.stream().map(ClockEvent::at)),
                zone);
        return new ClockInput(request.place(), right, received, possible, asOf);
    }

    /** An appeal has a due date of its own: the law's, or where the tables know none the controller's promise. */
    private Reading onAppeal(ClockReading reading, LocalDate appealedOn) {
        return reading.appealDue() == null
                ? reading(
                        reading,
                        Moment.on(appealedOn.plusDays(config.appealDecisionDays())),
                        DueStatus.PUBLISHED_PERIOD)
                : reading(reading, reading.appealDue(), DueStatus.STATUTORY);
    }

    private static Reading reading(ClockReading reading, Moment due, DueStatus status) {
        return new Reading(
                reading.law().name(), reading.law().version(), due == null ? null : due.dayIn(reading.zone()), status);
    }

    private static DueStatus status(ClockReading reading) {
        if (reading.law().basis() == Basis.NO_STATUTORY_PERIOD_KNOWN) {
            return DueStatus.PUBLISHED_PERIOD;
        }
        return reading.provisional() ? DueStatus.PROVISIONAL : DueStatus.STATUTORY;
    }

    private static Moment latest(Stream<Moment> moments, ZoneId zone) {
        return moments.max((one, other) -> one.startsAt(zone).compareTo(other.startsAt(zone)))
                .orElseThrow();
    }

    private static ZoneId zone(LegalClock clock, CaseRequest request) {
        return clock.controllers().forCountry(request.country()).zone();
    }

    /**
     * How the time of a case went.
     *
     * @param days whole days from receipt to the end, at the controller's place
     * @param late whether the end came after the due date
     * @param pausedDays days for which the clock stood still or had not started
     */
    public record Course(int days, boolean late, int pausedDays) {}

    /**
     * What the clock says.
     *
     * @param law name of the law, or of what stands in for one
     * @param lawVersion version of the tables, kept by the case for its life
     * @param due last day for the answer at the controller's place; null while the clock stands still or has not started
     * @param status how sure the date is
     */
    public record Reading(String law, String lawVersion, LocalDate due, DueStatus status) {}
}
