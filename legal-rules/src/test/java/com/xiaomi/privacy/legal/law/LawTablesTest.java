package com.xiaomi.privacy.legal.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.legal.table.TableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tables as compiled on 2026-11-23. A correction is a new version, never an edit of this one. */
class LawTablesTest {
    private static final String FOLDER = "law/2026-11-23/";
    private static final Period THIRTY_DAYS = new Period(30, PeriodUnit.DAYS);
    private final LawBook book = LawBook.load("2026-11-23");

    @Test
    void aReleasedVersionIsNeverEdited() throws IOException, NoSuchAlgorithmException {
        List<String> sums =
                new String(bytes("SHA256SUMS"), StandardCharsets.UTF_8).lines().toList();

        assertThat(sums).hasSize(4);
        for (String line : sums) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes(line.substring(66)));
            assertThat(HexFormat.of().formatHex(digest)).as(line.substring(66)).isEqualTo(line.substring(0, 64));
        }
    }

    @Test
    void theTablesHoldWhatTheirDescriptionCounts() {
        assertThat(book.rows()).hasSize(91);
        assertThat(book.rows()).filteredOn(JurisdictionRow::isEea).hasSize(30);
        assertThat(book.rows()).filteredOn(row -> row.group().equals("US")).hasSize(22);
        assertThat(book.overrides()).hasSize(46);
    }

    @Test
    void everyRowNamesItsSourceAndHowFarItMayBeTrusted() {
        assertThat(book.rows()).allSatisfy(row -> {
            assertThat(row.sourceArticle()).isNotBlank();
            assertThat(row.confidence()).isNotNull();
            assertThat(row.rights()).isNotEmpty();
        });
        assertThat(book.rows())
                .filteredOn(row -> row.response() == null)
                .extracting(JurisdictionRow::code)
                .containsExactlyInAnyOrder("IN", "JP", "AE");
    }

    @Test
    void aPlaceWithoutARowFallsToTheCountryAroundItAndThenToThePublishedPeriod() {
        assertThat(book.row(Jurisdiction.parse("US-CA")))
                .get()
                .extracting(JurisdictionRow::name)
                .isEqualTo("California");
        assertThat(book.row(Jurisdiction.parse("CA-ON")))
                .get()
                .extracting(JurisdictionRow::code)
                .isEqualTo("CA");
        assertThat(book.row(Jurisdiction.parse("US-PA"))).isEmpty();

        Term term = term("US-PA", Right.ACCESS, "2026-11-23");
        assertThat(term.basis()).isEqualTo(Term.Basis.NO_STATUTORY_PERIOD_KNOWN);
        assertThat(term.law()).isEqualTo("published period of the controller");
        assertThat(term.response()).isEqualTo(THIRTY_DAYS);
        assertThat(term.confidence()).isNull();
    }

    @Test
    void unionLawReachesTheOutermostRegions() {
        assertThat(term("RE", Right.ACCESS, "2026-11-23").law()).isEqualTo("GDPR (EU) 2016/679");
        assertThat(book.lawOf(Jurisdiction.of("AX"))).isEqualTo(Jurisdiction.of("FI"));
        assertThat(book.lawOf(Jurisdiction.parse("US-CA"))).isEqualTo(Jurisdiction.parse("US-CA"));
    }

    @Test
    void anOverrideForOneRightBeatsTheRow() {
        assertThat(term("RU", Right.WITHDRAW_CONSENT, "2026-11-23").response()).isEqualTo(THIRTY_DAYS);
        assertThat(term("RU", Right.ACCESS, "2026-11-23").response())
                .isEqualTo(new Period(10, PeriodUnit.BUSINESS_DAYS));
        assertThat(term("RU", Right.OBJECTION, "2026-11-23").extended())
                .contains(new Period(15, PeriodUnit.BUSINESS_DAYS));
    }

    @Test
    void anOverrideThatIsNotForThisKindOfControllerIsKnownButNotApplied() {
        assertThat(book.notForThisController(Jurisdiction.of("IN"), Right.COMPLAINT))
                .singleElement()
                .extracting(DeadlineOverride::source)
                .asString()
                .contains("Intermediary");
        assertThat(term("IN", Right.GRIEVANCE, "2026-11-23").response())
                .isEqualTo(new Period(1, PeriodUnit.CALENDAR_MONTHS));
        assertThat(term("IN", Right.GRIEVANCE, "2027-05-13").response()).isEqualTo(new Period(90, PeriodUnit.DAYS));
    }

    @Test
    void aLawCountsFromItsFirstDay() {
        assertThat(term("CL", Right.ACCESS, "2026-11-30").response())
                .isEqualTo(new Period(2, PeriodUnit.BUSINESS_DAYS));
        assertThat(term("CL", Right.ACCESS, "2026-12-01").response()).isEqualTo(THIRTY_DAYS);
        assertThat(term("GB", Right.ACCESS, "2026-02-04").basis()).isEqualTo(Term.Basis.NO_STATUTORY_PERIOD_KNOWN);
    }

    @Test
    void aRightThatTheLawDoesNotListIsStillDueInItsPeriod() {
        assertThat(term("DE", Right.OPT_OUT_SALE, "2026-11-23").response())
                .isEqualTo(new Period(1, PeriodUnit.CALENDAR_MONTHS));
        assertThat(term("DE", Right.QUESTION, "2026-11-23").basis()).isEqualTo(Term.Basis.NO_STATUTORY_PERIOD_KNOWN);
    }

    @Test
    void aVersionThatThisBuildLacksIsRefused() {
        assertThatExceptionOfType(TableException.class)
                .isThrownBy(() -> LawBook.load("1999-01-01"))
                .withMessageContaining("1999-01-01");
    }

    @Test
    void aPlaceIsAnAssignedCountryWithAnOptionalRegion() {
        for (String wrong : List.of("XX", "UK", "de", "", "DE-", "DE-bavaria", "DEU", "EL")) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .as(wrong)
                    .isThrownBy(() -> Jurisdiction.parse(wrong));
        }
        assertThat(Jurisdiction.parse("AE-DIFC")).isEqualTo(new Jurisdiction("AE", "DIFC"));
    }

    private Term term(String place, Right right, String on) {
        return book.term(Jurisdiction.parse(place), right, LocalDate.parse(on), THIRTY_DAYS);
    }

    private static byte[] bytes(String file) throws IOException {
        try (InputStream in = LawTablesTest.class.getClassLoader().getResourceAsStream(FOLDER + file)) {
            return in.readAllBytes();
        }
    }
}
