package com.xiaomi.privacy.intake.jurisdiction;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.contracts.vocabulary.Cell;
import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.intake.jurisdiction.FieldView.PresenceView;
import com.xiaomi.privacy.intake.jurisdiction.JurisdictionView.LawView;
import com.xiaomi.privacy.intake.jurisdiction.JurisdictionView.RightView;
import com.xiaomi.privacy.intake.law.Jurisdictions;
import com.xiaomi.privacy.intake.law.SampleJurisdictions;
import com.xiaomi.privacy.legal.form.Presence;
import com.xiaomi.privacy.legal.law.AppealType;
import com.xiaomi.privacy.legal.law.Confidence;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import com.xiaomi.privacy.legal.law.JurisdictionRow;
import com.xiaomi.privacy.legal.law.PeriodUnit;
import com.xiaomi.privacy.legal.law.Term;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a front end is told about a place, on a day that does not move. */
class SheetsTest {

    private static final Instant NOVEMBER = Instant.parse("2026-11-24T09:00:00Z");

    private final Jurisdictions jurisdictions = SampleJurisdictions.ofEurope();
    private final Sheets sheets = new Sheets(jurisdictions, new Deadlines(jurisdictions), new Forms(jurisdictions));

    @Test
    void everyRowAndEveryCountryYieldsAWholeForm() {
        Stream<String> places = Stream.concat(
                jurisdictions.lawBook().rows().stream().map(JurisdictionRow::code),
                Stream.of(Locale.getISOCountries()));

        places.forEach(code -> {
            JurisdictionView sheet = sheet(code);
            assertThat(sheet.name()).as(code).isNotBlank();
            assertThat(sheet.controller().name()).as(code).isNotBlank();
            assertThat(sheet.baseUrl()).as(code).hasScheme("https");
            assertThat(sheet.rights()).as(code).extracting(RightView::right).containsExactly(Right.values());
            assertThat(sheet.rights()).as(code).allSatisfy(right -> {
                assertThat(right.deadlines().response().value()).isPositive();
                assertThat(right.fields()).isNotEmpty();
                right.fields().forEach(field -> assertThatEveryKindOfRequesterIsTold(field, code));
            });
            sheet.fields().forEach(field -> assertThatEveryKindOfRequesterIsTold(field, code));
        });
    }

    private static void assertThatEveryKindOfRequesterIsTold(FieldView field, String code) {
        assertThat(field.presence().stream().flatMap(presence -> presence.requesterKinds().stream()))
                .as(code + " " + field.path())
                .containsExactlyInAnyOrder(RequesterKind.values());
    }

    @Test
    void germanyIsUnderTheGdprWithOneMonthAndTwoMore() {
        JurisdictionView germany = sheet("DE");

        assertThat(germany.cell()).isEqualTo(Cell.EU);
        assertThat(germany.law()).map(LawView::inForce).contains(true);
        assertThat(germany.authority()).isPresent();
        DeadlinesView access = right(germany, Right.ACCESS).deadlines();
        assertThat(access.response()).isEqualTo(new PeriodView(1, PeriodUnit.CALENDAR_MONTHS));
        assertThat(access.extension()).contains(new PeriodView(2, PeriodUnit.CALENDAR_MONTHS));
        assertThat(access.total()).contains(new PeriodView(3, PeriodUnit.CALENDAR_MONTHS));
        assertThat(access.confidence()).contains(Confidence.HIGH);
        assertThat(access.effectiveFrom()).contains(LocalDate.of(2018, 5, 25));
        assertThat(access.override()).isFalse();
    }

    @Test
    void aRightThatTheLawLacksIsOfferedAllTheSame() {
        RightView optOut = right(sheet("DE"), Right.OPT_OUT_SALE);

        assertThat(optOut.offeredByLaw()).isFalse();
        assertThat(optOut.deadlines().basis()).isEqualTo(Term.Basis.STATUTE);
        assertThat(right(sheet("DE"), Right.ERASURE).offeredByLaw()).isTrue();
        assertThat(right(sheet("US-CA"), Right.OPT_OUT_SALE).offeredByLaw()).isTrue();
    }

    @Test
    void indiaHasAGrievanceOfficerAnOldRuleAndAnAnnouncedOne() {
        JurisdictionView india = sheet("IN");

        assertThat(india.cell()).isEqualTo(Cell.IN);
        assertThat(india.controller().grievanceOfficer()).isPresent();
        assertThat(india.law()).map(LawView::inForce).contains(false);
        RightView grievance = right(india, Right.GRIEVANCE);
        assertThat(grievance.offeredByLaw()).isTrue();
        assertThat(grievance.deadlines().override()).isTrue();
        assertThat(grievance.deadlines().response()).isEqualTo(new PeriodView(1, PeriodUnit.CALENDAR_MONTHS));
        assertThat(grievance.deadlines().effectiveTo()).contains(LocalDate.of(2027, 5, 12));
        assertThat(grievance.deadlines().announced())
                .extracting(DeadlinesView.AnnouncedDeadline::effectiveFrom)
                .containsExactly(LocalDate.of(2027, 5, 13));
        assertThat(right(india, Right.COMPLAINT).deadlines().response())
                .isEqualTo(grievance.deadlines().response());
    }

    @Test
    void californiaHasItsOwnTimeForAnOptOutAndVirginiaAnAppeal() {
        JurisdictionView california = sheet("US-CA");

        assertThat(california.name()).isEqualTo("California");
        assertThat(california.regionRequired()).isTrue();
        DeadlinesView optOut = right(california, Right.OPT_OUT_SALE).deadlines();
        assertThat(optOut.override()).isTrue();
        assertThat(optOut.response()).isEqualTo(new PeriodView(15, PeriodUnit.BUSINESS_DAYS));
        assertThat(optOut.extension()).isEmpty();
        assertThat(california.appeal().orElseThrow().type()).isEqualTo(AppealType.NONE);
        assertThat(sheet("US-VA").appeal().orElseThrow().type()).isEqualTo(AppealType.INTERNAL_APPEAL);
        assertThat(sheet("US-VA").appeal().orElseThrow().period()).isPresent();
    }

    @Test
    void chileChangesItsLawOnTheFirstOfDecember() {
        DeadlinesView before = right(sheet("CL"), Right.ACCESS).deadlines();
        DeadlinesView after = right(
                        sheets.of(Jurisdiction.of("CL"), Instant.parse("2026-12-02T00:00:00Z")), Right.ACCESS)
                .deadlines();

        assertThat(before.response()).isEqualTo(new PeriodView(2, PeriodUnit.BUSINESS_DAYS));
        assertThat(before.announced())
                .extracting(DeadlinesView.AnnouncedDeadline::effectiveFrom)
                .containsExactly(LocalDate.of(2026, 12, 1));
        assertThat(after.response()).isEqualTo(new PeriodView(30, PeriodUnit.DAYS));
        assertThat(after.announced()).isEmpty();
    }

    @Test
    void aPlaceWithoutARowIsServedFromSingaporeInThePublishedPeriod() {
        for (String code : List.of("GL", "US-PR", "US")) {
            JurisdictionView place = sheet(code);
            assertThat(place.cell()).isEqualTo(Cell.SG);
            assertThat(place.controller().name()).contains("Singapore");
            assertThat(place.law()).isEmpty();
            assertThat(place.rights()).allSatisfy(right -> {
                assertThat(right.offeredByLaw()).isFalse();
                assertThat(right.deadlines().basis()).isEqualTo(Term.Basis.NO_STATUTORY_PERIOD_KNOWN);
                assertThat(right.deadlines().response()).isEqualTo(new PeriodView(30, PeriodUnit.DAYS));
            });
        }
    }

    @Test
    void aRegionWithoutALawOfItsOwnIsUnderThatOfItsCountry() {
        assertThat(sheet("DE-BY").law()).map(LawView::code).contains("DE");
        assertThat(sheet("CA-ON").law()).map(LawView::code).contains("CA");
        assertThat(sheet("CA-ON").regions())
                .extracting(JurisdictionView.RegionView::region)
                .containsExactly("AB", "BC", "QC");
    }

    @Test
    void theFormSaysWhenAConditionalFieldIsRequired() {
        FieldView services = right(sheet("DE"), Right.ERASURE).fields().stream()
                .filter(field -> field.path().equals("rights[].details.services"))
                .findFirst()
                .orElseThrow();

        PresenceView presence = services.presence().getFirst();
        assertThat(presence.presence()).isEqualTo(Presence.CONDITIONAL);
        assertThat(presence.otherwise()).contains(Presence.REFUSED);
        assertThat(presence.when().map(FieldView.ConditionView::path)).contains("rights[].details.scope");
        assertThat(presence.when().map(FieldView.ConditionView::values)).contains(List.of("SERVICE"));
    }

    @Test
    void theListHoldsEveryCountryAndEveryRegionWithARowAndIsNoAdvice() {
        JurisdictionList list = sheets.all();

        assertThat(list.notice()).contains("lawyer");
        assertThat(list.jurisdictions())
                .extracting(JurisdictionList.Entry::code)
                .contains("DE", "IN", "GL", "US", "US-CA", "CA-QC", "AE-DIFC")
                .doesNotHaveDuplicates();
        assertThat(list.jurisdictions().stream()
                        .filter(entry -> entry.code().equals("KZ"))
                        .findFirst()
                        .flatMap(JurisdictionList.Entry::confidence))
                .isEqualTo(Optional.of(Confidence.LOW));
    }

    private JurisdictionView sheet(String code) {
        return sheets.of(Jurisdiction.parse(code), NOVEMBER);
    }

    private static RightView right(JurisdictionView sheet, Right right) {
        return sheet.rights().get(right.ordinal());
    }
}
