package com.xiaomi.privacy.intake.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import com.xiaomi.privacy.legal.law.JurisdictionRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request can name every place that the tables have a row for. */
class PlacesTest {

    private final Jurisdictions jurisdictions = SampleJurisdictions.ofEurope();
    private final Places places = new Places(jurisdictions);

    @Test
    void everyRowOfTheTablesCanBeNamed() {
        assertThat(jurisdictions.lawBook().rows())
                .extracting(JurisdictionRow::code)
                .allSatisfy(code -> {
                    Jurisdiction place = Jurisdiction.parse(code);
                    assertThat(places.read(place.country(), place.region())).isEqualTo(place);
                });
        assertThat(places.read("AE", "DIFC").code()).isEqualTo("AE-DIFC");
    }

    @ParameterizedTest
    @CsvSource({"US,WY", "DE,BY", "AE,DU", "DE,", "DE,''"})
    void soCanASubdivisionWithoutARowAndNone(String country, String region) {
        assertThat(places.read(country, region).country()).isEqualTo(country);
    }

    @ParameterizedTest
    @CsvSource({"DE,DIFC", "US,CALI", "US,ca", "AE,DIFCX", "AE,' '"})
    void whatIsNeitherIsRefused(String country, String region) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> places.read(country, region));
    }
}
