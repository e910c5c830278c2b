package com.xiaomi.privacy.intake.law;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.contracts.vocabulary.Cell;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JurisdictionsTest {

    private final Jurisdictions jurisdictions = SampleJurisdictions.ofEurope();

    @ParameterizedTest
    @CsvSource({"DE,EU", "GB,EU", "CH,EU", "IN,IN", "RU,RU", "BR,SG", "US,SG"})
    void aCountryBelongsToOneCell(String country, Cell cell) {
        assertThat(jurisdictions.cellOf(country)).isEqualTo(cell);
    }

    @Test
    void onlyIndiaHasAGrievanceOfficer() {
        assertThat(jurisdictions.controllerOf("IN").grievanceOfficer()).isPresent();
        assertThat(jurisdictions.controllerOf("DE").grievanceOfficer()).isEmpty();
    }

    @Test
    void aRequestFromGermanyIsDueAMonthLaterOrOnTheNextWorkingDay() {
        // 24 November + 1 month = Thursday 24 December 2026, a working day in Germany and in the Netherlands.
        FirstDue first = jurisdictions.firstDue("DE", null, Right.ACCESS, Instant.parse("2026-11-24T09:00:00Z"));

        assertThat(first.due()).isEqualTo(LocalDate.of(2026, 12, 24));
        assertThat(first.status()).isEqualTo(DueStatus.STATUTORY);
        assertThat(first.law()).isEqualTo("GDPR (EU) 2016/679");
    }

    @Test
    void aPlaceWithoutAKnownLawGetsThePublishedPeriod() {
        // Greenland has no row: 30 days after 24 November are 24 December.
        FirstDue first = jurisdictions.firstDue("GL", null, Right.ACCESS, Instant.parse("2026-11-24T09:00:00Z"));

        assertThat(first.due()).isEqualTo(LocalDate.of(2026, 12, 24));
        assertThat(first.status()).isEqualTo(DueStatus.PUBLISHED_PERIOD);
    }
}
