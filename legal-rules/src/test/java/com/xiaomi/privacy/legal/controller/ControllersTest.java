package com.xiaomi.privacy.legal.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.xiaomi.privacy.contracts.vocabulary.Cell;
import com.xiaomi.privacy.legal.law.JurisdictionRow;
import com.xiaomi.privacy.legal.law.LawBook;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ControllersTest {
    private final Controllers controllers = Controllers.published();

    @Test
    void theDutchCompanyAnswersForTheEeaTheUnitedKingdomAndSwitzerland() {
        LawBook.current().rows().stream()
                .filter(JurisdictionRow::isEea)
                .map(JurisdictionRow::code)
                .forEach(this::isDutch);
        List.of("GB", "CH", "RE", "AX").forEach(this::isDutch);
    }

    private void isDutch(String country) {
        assertThat(controllers.forCountry(country).name()).as(country).isEqualTo("Xiaomi Technology Netherlands B.V.");
        assertThat(controllers.cellFor(country)).as(country).isEqualTo(Cell.EU);
    }

    @Test
    void indiaHasItsOwnCompanyAndAGrievanceOfficer() {
        Controller india = controllers.forCountry("IN");

        assertThat(controllers.cellFor("IN")).isEqualTo(Cell.IN);
        assertThat(india.zone()).isEqualTo(ZoneId.of("Asia/Kolkata"));
        assertThat(india.grievanceOfficer())
                .get()
                .extracting(GrievanceOfficer::phone)
                .isEqualTo("080 6885 6286");
        assertThat(india.addressLines()).hasSize(4);
    }

    @Test
    void russianDataStaysInRussiaThoughSingaporeAnswersForIt() {
        assertThat(controllers.cellFor("RU")).isEqualTo(Cell.RU);
        assertThat(controllers.forCountry("RU").id()).isEqualTo("SG");
    }

    @Test
    void everyOtherCountryBelongsToSingapore() {
        for (String country : Locale.getISOCountries()) {
            assertThat(controllers.forCountry(country).seat()).isIn("NL", "IN", "SG");
        }
        assertThat(controllers.cellFor("BR")).isEqualTo(Cell.SG);
        assertThat(controllers.forCountry("BR").grievanceOfficer()).isEmpty();
    }

    @Test
    void aCodeThatIsNoCountryIsRefused() {
        for (String wrong : List.of("XX", "UK", "*", "de", "")) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .as(wrong)
                    .isThrownBy(() -> controllers.cellFor(wrong));
        }
    }
}
