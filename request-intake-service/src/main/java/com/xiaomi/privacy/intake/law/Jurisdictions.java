package com.xiaomi.privacy.intake.law;

import com.xiaomi.privacy.contracts.vocabulary.Cell;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.cell.CellConfig;
import com.xiaomi.privacy.intake.IntakeConfig;
import com.xiaomi.privacy.intake.IntakeConfig.CellUrls;
import com.xiaomi.privacy.intake.law.ControllerView.GrievanceOfficerView;
import com.xiaomi.privacy.legal.DueDates;
import com.xiaomi.privacy.legal.clock.ClockReading;
import com.xiaomi.privacy.legal.clock.LegalClock;
import com.xiaomi.privacy.legal.controller.Controller;
import com.xiaomi.privacy.legal.form.FormBook;
import com.xiaomi.privacy.legal.form.Presence;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import com.xiaomi.privacy.legal.law.LawBook;
import com.xiaomi.privacy.legal.law.Term;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;

/** What intake needs to know of the law of a place: which cell serves it, who answers there, and by when. */
@ApplicationScoped
public class Jurisdictions {

    private final IntakeConfig config;
    private final CellConfig cell;
    private final LegalClock clock = LegalClock.standard();
    private final DueDates dueDates = new DueDates(clock);
    private final FormBook formBook = FormBook.current(clock.lawBook());

    Jurisdictions(IntakeConfig config, CellConfig cell) {
        this.config = config;
        this.cell = cell;
    }

    /** The cell of this deployment. */
    public Cell ownCell() {
        return cell.name();
    }

    /** Where people reach a cell: scheme and host, without a path. */
    public URI baseUrlOf(Cell cell) {
        CellUrls urls = config.cells();
        return switch (cell) {
            case EU -> urls.eu();
            case IN -> urls.in();
            case RU -> urls.ru();
            case SG -> urls.sg();
        };
    }

    /** The version of the deadline tables that counts for new requests. */
    public LawBook lawBook() {
        return clock.lawBook();
    }

    /** The edition of the form that counts for new requests. */
    public FormBook formBook() {
        return formBook;
    }

    /** Whether a submission from this place must name its region, because the law depends on it. */
    public boolean regionRequired(Jurisdiction place) {
        return formBook.fields().stream()
                .filter(field -> field.path().equals("region"))
                .anyMatch(region -> formBook.demand(region, place, null, null).presence() == Presence.REQUIRED);
    }

    /** What the law, or else the controller's published period, demands for a right on a day. */
    public Term termOf(Jurisdiction place, Right right, LocalDate day) {
        return lawBook().term(place, right, day, clock.publishedPeriod());
    }

    /** The day at the controller of a place. */
    public LocalDate dayAt(Jurisdiction place, Instant instant) {
        return LocalDate.ofInstant(
                instant, clock.controllers().forCountry(place.country()).zone());
    }

    /** @param country ISO 3166-1 alpha-2 */
    public Cell cellOf(String country) {
        return clock.controllers().cellFor(country);
    }

    /** @param country ISO 3166-1 alpha-2 */
    public ControllerView controllerOf(String country) {
        Controller controller = clock.controllers().forCountry(country);
        return new ControllerView(
                controller.name(),
                controller.addressLines(),
                controller
                        .grievanceOfficer()
                        .map(officer -> new GrievanceOfficerView(
                                officer.name(), officer.phone(), officer.hours(), officer.email())));
    }

    /** When a day ends at the seat of the controller for a country. */
    public Instant endOf(String country, LocalDate day) {
        return day.plusDays(1)
                .atStartOfDay(clock.controllers().forCountry(country).zone())
                .toInstant();
    }

    /** The day on which a moment lies at the seat of the controller for a country. */
    public LocalDate dayOf(String country, Instant moment) {
        return moment.atZone(clock.controllers().forCountry(country).zone()).toLocalDate();
    }

    /**
     * When the answer is due as things stand on receipt.
     *
     * @param region ISO 3166-2 subdivision without the country; null if none was given
     */
    public FirstDue firstDue(String country, String region, Right right, Instant receivedAt) {
        ClockReading reading = dueDates.first(country, region, right, receivedAt);
        return new FirstDue(
                reading.dueIfKnown().map(due -> due.dayIn(reading.zone())).orElse(null),
                status(reading),
                reading.law().name());
    }

    private static DueStatus status(ClockReading reading) {
        return switch (reading.law().basis()) {
            case NO_STATUTORY_PERIOD_KNOWN -> DueStatus.PUBLISHED_PERIOD;
            case STATUTE, STATUTORY_ACKNOWLEDGEMENT ->
                reading.provisional() ? DueStatus.PROVISIONAL : DueStatus.STATUTORY;
        };
    }
}
