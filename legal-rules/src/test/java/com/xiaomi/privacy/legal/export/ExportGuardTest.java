package com.xiaomi.privacy.legal.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.contracts.vocabulary.Cell;
import com.xiaomi.privacy.contracts.vocabulary.DataCategory;
import com.xiaomi.privacy.legal.export.ExportVerdict.AtHome;
import com.xiaomi.privacy.legal.export.ExportVerdict.Reason;
import com.xiaomi.privacy.legal.export.ExportVerdict.Refused;
import com.xiaomi.privacy.legal.export.ExportVerdict.Safeguarded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportGuardTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final UUID ID = new UUID(0, 1);
    private static final UUID REQUEST = new UUID(0, 7);
    private static final String AFFILIATE = "xiaomi-support";

    @ParameterizedTest
    @CsvSource({
        // Europe is one region: EEA with its outermost regions, the United Kingdom, Switzerland.
        "EU, NL, true",
        "EU, GB, true",
        "EU, CH, true",
        "EU, RE, true",
        "EU, NO, true",
        "EU, IN, false",
        "EU, RU, false",
        "EU, CN, false",
        "EU, SG, false",
        "EU, JP, false",
        "EU, Netherlands, false",
        "IN, IN, true",
        "IN, SG, false",
        "IN, DE, false",
        "RU, RU, true",
        "RU, KZ, false",
        "RU, DE, false",
        // The policy binds the others to no place.
        "SG, SG, true",
        "SG, CN, true",
        "SG, DE, true"
    })
    void dataIsAtHomeInItsOwnRegion(Cell cell, String country, boolean atHome) {
        ExportVerdict verdict = decide(cell, country, List.of());

        assertThat(verdict).isEqualTo(atHome ? new AtHome() : new Refused(Reason.NOTHING_RECORDED));
    }

    @ParameterizedTest
    @CsvSource({
        "EU, ADEQUACY_DECISION, true",
        "EU, SCC_CONTROLLER_TO_CONTROLLER, true",
        "EU, SCC_CONTROLLER_TO_PROCESSOR, true",
        "EU, SCC_PROCESSOR_TO_PROCESSOR, true",
        "EU, SCC_PROCESSOR_TO_CONTROLLER, true",
        "EU, BINDING_CORPORATE_RULES, true",
        "EU, EXPLICIT_CONSENT, true",
        "EU, OTHER_DEROGATION, true",
        "EU, LOCAL_APPROVAL, false",
        // A contract with a processor is a duty of its own, and no ground to leave the EEA.
        "EU, PROCESSOR_CONTRACT, false",
        "IN, LOCAL_APPROVAL, true",
        "IN, EXPLICIT_CONSENT, true",
        "IN, SCC_CONTROLLER_TO_PROCESSOR, false",
        "IN, BINDING_CORPORATE_RULES, false",
        "RU, LOCAL_APPROVAL, true",
        "RU, EXPLICIT_CONSENT, true",
        "RU, ADEQUACY_DECISION, false",
        "RU, OTHER_DEROGATION, false"
    })
    void eachRegionHasItsOwnSafeguards(Cell cell, Safeguard kind, boolean enough) {
        ExportVerdict verdict = decide(cell, "CN", List.of(recorded(kind, "2026-01-01", "2027-01-01")));

        assertThat(verdict).isEqualTo(enough ? new Safeguarded(ID, kind) : new Refused(Reason.NOT_SUFFICIENT));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-24, 2026-11-24, true", "2026-01-01, 2026-11-23, false", "2026-11-25, 2027-01-01, false"})
    void aSafeguardCountsFromItsFirstDayToItsLast(String from, String until, boolean counts) {
        ExportVerdict verdict =
                decide(Cell.EU, "CN", List.of(recorded(Safeguard.BINDING_CORPORATE_RULES, from, until)));

        assertThat(verdict)
                .isEqualTo(
                        counts
                                ? new Safeguarded(ID, Safeguard.BINDING_CORPORATE_RULES)
                                : new Refused(Reason.NOT_IN_TIME));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "xiaomi-support, CN, STAFF_ACCESS, true",
                "another-company, CN, STAFF_ACCESS, false",
                "xiaomi-support, JP, STAFF_ACCESS, false",
                "xiaomi-support, CN, FULFILMENT, false"
            })
    void aSafeguardIsForOneRecipientInOneCountryForItsPurposes(
            String recipient, String country, TransferPurpose purpose, boolean counts) {
        ExportVerdict verdict = new ExportGuard(HomeRegion.of(Cell.EU))
                .decide(
                        new Export(recipient, country, purpose, Set.of(), null),
                        List.of(recorded(Safeguard.SCC_CONTROLLER_TO_PROCESSOR, "2026-01-01", "2027-01-01")),
                        NOW);

        assertThat(verdict)
                .isEqualTo(
                        counts
                                ? new Safeguarded(ID, Safeguard.SCC_CONTROLLER_TO_PROCESSOR)
                                : new Refused(Reason.NOTHING_RECORDED));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {"xiaomi-support, null", "null, CN"})
    void whoDoesNotSayWhereTheyAreGetsNothing(String recipient, String country) {
        ExportVerdict verdict = new ExportGuard(HomeRegion.of(Cell.EU))
                .decide(
                        new Export(recipient, country, TransferPurpose.STAFF_ACCESS, Set.of(), null),
                        List.of(recorded(Safeguard.BINDING_CORPORATE_RULES, "2026-01-01", "2027-01-01")),
                        NOW);

        assertThat(verdict).isEqualTo(new Refused(Reason.PLACE_UNKNOWN));
    }

    @Test
    void consentOfOnePersonIsForTheirRequestAlone() {
        RecordedSafeguard consent = new RecordedSafeguard(
                ID,
                "other-phones",
                "US",
                Set.of(TransferPurpose.HAND_OVER),
                Set.of(),
                Safeguard.EXPLICIT_CONSENT,
                LocalDate.parse("2026-11-01"),
                LocalDate.parse("2026-12-31"),
                REQUEST);
        ExportGuard guard = new ExportGuard(HomeRegion.of(Cell.EU));

        assertThat(guard.decide(
                        new Export("other-phones", "US", TransferPurpose.HAND_OVER, Set.of(), REQUEST),
                        List.of(consent),
                        NOW))
                .isEqualTo(new Safeguarded(ID, Safeguard.EXPLICIT_CONSENT));
        assertThat(guard.decide(
                        new Export("other-phones", "US", TransferPurpose.HAND_OVER, Set.of(), new UUID(0, 8)),
                        List.of(consent),
                        NOW))
                .isEqualTo(new Refused(Reason.NOTHING_RECORDED));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                // What is recorded, what would go, whether it counts; empty is all, null is nothing but who somebody
                // is.
                "'', '', true",
                "'', ORDERS, true",
                "ORDERS, ORDERS, true",
                "ORDERS DEVICES, ORDERS, true",
                "ORDERS, ORDERS DEVICES, false",
                "ORDERS, '', false",
                "ORDERS, null, true"
            })
    void aSafeguardForSomeDataCountsForNoOther(String recordedFor, String wanted, boolean counts) {
        RecordedSafeguard some = new RecordedSafeguard(
                ID,
                AFFILIATE,
                "CN",
                Set.of(TransferPurpose.FULFILMENT),
                categories(recordedFor),
                Safeguard.SCC_CONTROLLER_TO_PROCESSOR,
                LocalDate.parse("2026-01-01"),
                LocalDate.parse("2027-01-01"),
                null);

        ExportVerdict verdict = new ExportGuard(HomeRegion.of(Cell.EU))
                .decide(
                        new Export(AFFILIATE, "CN", TransferPurpose.FULFILMENT, categories(wanted), REQUEST),
                        List.of(some),
                        NOW);

        assertThat(verdict)
                .isEqualTo(
                        counts
                                ? new Safeguarded(ID, Safeguard.SCC_CONTROLLER_TO_PROCESSOR)
                                : new Refused(Reason.NOTHING_RECORDED));
    }

    private static Set<DataCategory> categories(String names) {
        if (names == null) {
            return null;
        }
        return names.isEmpty()
                ? Set.of()
                : Arrays.stream(names.split(" ")).map(DataCategory::valueOf).collect(Collectors.toSet());
    }

    @Test
    void ofSeveralTheOneThatCountsLongestIsNamed() {
        UUID longer = new UUID(0, 2);
        List<RecordedSafeguard> both = List.of(
                recorded(Safeguard.SCC_CONTROLLER_TO_PROCESSOR, "2026-01-01", "2027-01-01"),
                new RecordedSafeguard(
                        longer,
                        AFFILIATE,
                        "CN",
                        Set.of(TransferPurpose.STAFF_ACCESS),
                        Set.of(),
                        Safeguard.BINDING_CORPORATE_RULES,
                        LocalDate.parse("2026-01-01"),
                        LocalDate.parse("2028-01-01"),
                        null));

        assertThat(decide(Cell.EU, "CN", both)).isEqualTo(new Safeguarded(longer, Safeguard.BINDING_CORPORATE_RULES));
    }

    private static ExportVerdict decide(Cell cell, String country, List<RecordedSafeguard> recorded) {
        return new ExportGuard(HomeRegion.of(cell))
                .decide(new Export(AFFILIATE, country, TransferPurpose.STAFF_ACCESS, Set.of(), null), recorded, NOW);
    }

    private static RecordedSafeguard recorded(Safeguard kind, String from, String until) {
        return new RecordedSafeguard(
                ID,
                AFFILIATE,
                "CN",
                Set.of(TransferPurpose.STAFF_ACCESS),
                Set.of(),
                kind,
                LocalDate.parse(from),
                LocalDate.parse(until),
                null);
    }
}
