package com.xiaomi.privacy.legal.exemption;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.contracts.vocabulary.RefusalGround;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import com.xiaomi.privacy.legal.law.LawBook;
import org.junit.jupiter.api.Test;

class ExemptionsTest {
    private static final Exemptions EXEMPTIONS = Exemptions.load(LawBook.CURRENT_VERSION);

    @Test
    void aGroupsExemptionCountsInEachOfItsPlaces() {
        assertThat(EXEMPTIONS.find("EU_ERASURE_LEGAL_OBLIGATION", Jurisdiction.of("DE"), Right.ERASURE))
                .hasValueSatisfying(one -> assertThat(one.ground()).isEqualTo(RefusalGround.NOT_REQUIRED_BY_LOCAL_LAW));
        assertThat(EXEMPTIONS.find("EU_ERASURE_LEGAL_OBLIGATION", Jurisdiction.of("SE"), Right.ERASURE))
                .isPresent();
    }

    @Test
    void itDoesNotCountElsewhereNorForAnotherRight() {
        assertThat(EXEMPTIONS.find("EU_ERASURE_LEGAL_OBLIGATION", Jurisdiction.of("GB"), Right.ERASURE))
                .isEmpty();
        assertThat(EXEMPTIONS.find("EU_ERASURE_LEGAL_OBLIGATION", Jurisdiction.of("DE"), Right.ACCESS))
                .isEmpty();
        assertThat(EXEMPTIONS.find("US_CA_DEBUG", Jurisdiction.parse("US-VA"), Right.ERASURE))
                .isEmpty();
    }

    @Test
    void aRegionWithoutALawOfItsOwnHasThatOfTheCountryAround() {
        assertThat(EXEMPTIONS.find("CA_THIRD_PARTY", Jurisdiction.parse("CA-ON"), Right.ACCESS))
                .isPresent();
        assertThat(EXEMPTIONS.find("CA_THIRD_PARTY", Jurisdiction.parse("CA-QC"), Right.ACCESS))
                .isEmpty();
    }

    @Test
    void aPlaceThatTheTablesDoNotKnowHasNone() {
        assertThat(EXEMPTIONS.against(Jurisdiction.of("BD"), Right.ERASURE)).isEmpty();
    }

    @Test
    void everyExemptionSaysWhereItStands() {
        assertThat(EXEMPTIONS.all()).isNotEmpty().allSatisfy(one -> {
            assertThat(one.code()).matches("[A-Z][A-Z0-9_]{2,39}");
            assertThat(one.article()).isNotBlank();
            assertThat(one.text()).endsWith(".");
        });
    }
}
