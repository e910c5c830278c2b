package com.xiaomi.privacy.legal.basis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.xiaomi.privacy.contracts.vocabulary.LegalBasis;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import com.xiaomi.privacy.legal.law.LawBook;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StepBasesTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-24");

    private final StepBases bases = StepBases.load(LawBook.CURRENT_VERSION);

    @ParameterizedTest
    @CsvSource({
        "EXAMINE,         DE,    ACCESS,   LEGAL_OBLIGATION,    'GDPR Art. 6(1)(c) with Art. 12 and 15 to 22'",
        "PROVE_IDENTITY,  FR,    ERASURE,  LEGAL_OBLIGATION,    'GDPR Art. 6(1)(c) with Art. 12(6)'",
        "PROVE_IDENTITY,  GB,    ERASURE,  LEGAL_OBLIGATION,    'UK GDPR Art. 6(1)(c) with Art. 12(6)'",
        "USE_ATTACHMENT,  DE,    ACCESS,   CONSENT,             'GDPR Art. 6(1)(a)'",
        "KEEP_PROOF,      DE,    QUESTION, LEGAL_OBLIGATION,    'GDPR Art. 6(1)(c) with Art. 5(2)'",
        "HOLD_FOR_CLAIMS, DE,    ACCESS,   LEGITIMATE_INTEREST, 'GDPR Art. 6(1)(f) with Art. 17(3)(e)'",
        "HOLD_BY_LAW,     DE,    ACCESS,   LEGAL_OBLIGATION,    'GDPR Art. 6(1)(c) with Art. 17(3)(b)'",
        // Not in force yet on that day.
        "RECEIVE,         IN,    ACCESS,   LEGITIMATE_INTEREST, 'Privacy policy §5'",
        "USE_ATTACHMENT,  IN,    ACCESS,   CONSENT,             'Privacy policy §3.1'",
        "FULFIL,          RU,    ACCESS,   LEGAL_OBLIGATION,    '152-FZ Art. 6(1)(2)'",
        "PACKAGE,         BR,    ACCESS,   LEGAL_OBLIGATION,    'LGPD Art. 7(II)'",
        // The narrower place counts, and what it does not say comes from the wider one.
        "RETAIN,          US-CA, ACCESS,   LEGAL_OBLIGATION,    '11 CCR 7101(a)'",
        "USE_ATTACHMENT,  US-CA, ACCESS,   CONSENT,             'Privacy policy §3.1'",
        // Réunion is under French law.
        "EXAMINE,         RE,    ACCESS,   LEGAL_OBLIGATION,    'GDPR Art. 6(1)(c)'",
        // A law that the tables know by its row only.
        "EXAMINE,         KR,    ACCESS,   LEGAL_OBLIGATION,    'The duty to answer under PIPA + Enforcement Decree: '",
        "KEEP_PROOF,      KR,    ACCESS,   LEGITIMATE_INTEREST, 'Privacy policy §5'",
        // No law is known, or it gives no such right.
        "EXAMINE,         AQ,    ACCESS,   LEGITIMATE_INTEREST, 'Privacy policy §5'",
        "EXAMINE,         DE,    QUESTION, LEGITIMATE_INTEREST, 'Privacy policy §5'"
    })
    void theNarrowestPlaceSaysOnWhatAStepRests(
            ProcessingStep step, String place, Right right, LegalBasis basis, String provision) {
        StepBasis found = bases.basis(step, Jurisdiction.parse(place), right, DAY);

        assertThat(found.basis()).isEqualTo(basis);
        assertThat(found.provision()).startsWith(provision).doesNotContain("{");
    }

    @Test
    void aLawCountsFromTheDayOnWhichItIsInForce() {
        LocalDate inForce = LocalDate.parse("2028-01-01");

        assertThat(bases.basis(ProcessingStep.RECEIVE, Jurisdiction.of("IN"), Right.ACCESS, inForce)
                        .provision())
                .startsWith("DPDP Act s.11 to 14");
        assertThat(bases.basis(ProcessingStep.USE_ATTACHMENT, Jurisdiction.of("IN"), Right.ACCESS, inForce)
                        .provision())
                .startsWith("DPDP Act s.6");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DISCLOSE")
    void everyStepRestsOnSomethingEverywhere(ProcessingStep step) {
        for (Right right : Right.values()) {
            assertThat(bases.basis(step, Jurisdiction.of("AQ"), right, DAY).provision())
                    .isNotBlank();
        }
    }

    @Test
    void attachmentsRestOnConsentEverywhere() {
        LawBook.load(LawBook.CURRENT_VERSION)
                .rows()
                .forEach(row -> assertThat(bases.basis(
                                        ProcessingStep.USE_ATTACHMENT,
                                        Jurisdiction.parse(row.code()),
                                        Right.ACCESS,
                                        DAY)
                                .basis())
                        .as(row.code())
                        .isEqualTo(LegalBasis.CONSENT));
    }

    @Test
    void aDisclosureHasAProvisionOfItsOwn() {
        assertThatThrownBy(() -> bases.basis(ProcessingStep.DISCLOSE, Jurisdiction.of("DE"), Right.ACCESS, DAY))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
