package com.xiaomi.privacy.intake.jurisdiction;

import com.xiaomi.privacy.contracts.vocabulary.Cell;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.intake.jurisdiction.JurisdictionView.AppealView;
import com.xiaomi.privacy.intake.jurisdiction.JurisdictionView.AuthorityView;
import com.xiaomi.privacy.intake.jurisdiction.JurisdictionView.FreeCopiesView;
import com.xiaomi.privacy.intake.jurisdiction.JurisdictionView.LawView;
import com.xiaomi.privacy.intake.jurisdiction.JurisdictionView.RegionView;
import com.xiaomi.privacy.intake.jurisdiction.JurisdictionView.RightView;
import com.xiaomi.privacy.intake.law.Jurisdictions;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import com.xiaomi.privacy.legal.law.JurisdictionRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Gathers what is known of a place from the tables of law, form and controllers. */
@ApplicationScoped
class Sheets {

    static final String NOTICE =
            "Reference data, not legal advice: a lawyer must check every row before it is relied on,"
                    + " first those whose confidence is below HIGH.";

    private final Jurisdictions jurisdictions;
    private final Deadlines deadlines;
    private final Forms forms;

    Sheets(Jurisdictions jurisdictions, Deadlines deadlines, Forms forms) {
        this.jurisdictions = jurisdictions;
        this.deadlines = deadlines;
        this.forms = forms;
    }

    /** Every country, and every region with a row. */
    JurisdictionList all() {
        Stream<Jurisdiction> countries = Stream.of(Locale.getISOCountries()).map(Jurisdiction::of);
        Stream<Jurisdiction> regions =
                rows().map(row -> Jurisdiction.parse(row.code())).filter(place -> place.region() != null);
        return new JurisdictionList(
                jurisdictions.lawBook().version(),
                NOTICE,
                Stream.concat(countries, regions)
                        .sorted(Comparator.comparing(Jurisdiction::code))
                        .map(this::entry)
                        .toList());
    }

    private JurisdictionList.Entry entry(Jurisdiction place) {
        Cell cell = jurisdictions.cellOf(place.country());
        return new JurisdictionList.Entry(
                place.code(),
                place.country(),
                Optional.ofNullable(place.region()),
                name(place),
                cell,
                jurisdictions.baseUrlOf(cell),
                jurisdictions.regionRequired(place),
                jurisdictions.lawBook().row(place).map(JurisdictionRow::confidence));
    }

    /** Everything about one place at that time. */
    JurisdictionView of(Jurisdiction place, Instant now) {
        LocalDate day = jurisdictions.dayAt(place, now);
        Cell cell = jurisdictions.cellOf(place.country());
        Optional<JurisdictionRow> row = jurisdictions.lawBook().row(place);
        return new JurisdictionView(
                place.country(),
                Optional.ofNullable(place.region()),
                name(place),
                cell,
                jurisdictions.baseUrlOf(cell),
                jurisdictions.regionRequired(place),
                regions(place.country()),
                jurisdictions.lawBook().version(),
                jurisdictions.formBook().edition(),
                NOTICE,
                row.map(known -> law(known, day)),
                jurisdictions.controllerOf(place.country()),
                row.filter(known -> !known.authorityName().isEmpty()).map(Sheets::authority),
                row.map(JurisdictionRow::ageOfDigitalConsent),
                row.map(Sheets::appeal),
                row.filter(known -> known.freeCopiesCount() != null).map(Sheets::freeCopies),
                Stream.of(Right.values()).map(right -> right(place, right, day)).toList(),
                forms.common(place));
    }

    private RightView right(Jurisdiction place, Right right, LocalDate day) {
        return new RightView(
                right,
                jurisdictions.lawBook().offers(place, right, day),
                deadlines.of(place, right, day),
                forms.of(place, right));
    }

    private List<RegionView> regions(String country) {
        return rows().filter(row -> row.code().startsWith(country + "-"))
                .map(row -> new RegionView(Jurisdiction.parse(row.code()).region(), row.name()))
                .sorted(Comparator.comparing(RegionView::region))
                .toList();
    }

    private Stream<JurisdictionRow> rows() {
        return jurisdictions.lawBook().rows().stream();
    }

    /** As the tables name it, otherwise as the JDK does. */
    private String name(Jurisdiction place) {
        return rows().filter(row -> row.code().equals(place.code()))
                .map(JurisdictionRow::name)
                .findFirst()
                .orElseGet(() -> Locale.of("", place.country()).getDisplayCountry(Locale.ENGLISH)
                        + (place.region() == null ? "" : " (" + place.region() + ")"));
    }

    private static LawView law(JurisdictionRow row, LocalDate day) {
        return new LawView(
                row.code(),
                row.law(),
                row.inForceOn(day),
                Optional.ofNullable(row.effectiveFrom()),
                row.sourceArticle(),
                row.sourceUrl(),
                row.confidence(),
                List.copyOf(row.verifiedFields()),
                row.notes());
    }

    private static AuthorityView authority(JurisdictionRow row) {
        return new AuthorityView(
                row.authorityName(), Optional.of(row.authorityUrl()).filter(url -> !url.isEmpty()));
    }

    private static AppealView appeal(JurisdictionRow row) {
        return new AppealView(row.appealType(), PeriodView.of(row.appeal()), PeriodView.of(row.appealExtension()));
    }

    private static FreeCopiesView freeCopies(JurisdictionRow row) {
        return new FreeCopiesView(row.freeCopiesCount(), Optional.ofNullable(row.freeCopiesMonths()));
    }
}
