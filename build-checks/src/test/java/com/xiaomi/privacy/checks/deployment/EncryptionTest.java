package com.xiaomi.privacy.checks.deployment;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody inside speaks in the clear: what can be said of it without a cluster. That it works with the services: {@code EncryptedCellIT}. */
class EncryptionTest {
    private static final String ALL = "com.xiaomi.privacy.checks.deployment.Overlays#all";
    private static final String REGIONS = "com.xiaomi.privacy.checks.deployment.Overlays#regions";

    @ParameterizedTest
    @MethodSource(ALL)
    void services_answer_by_tls_only_and_ask_others_so(String folder) {
        EncryptionRules rules = new EncryptionRules(Overlays.of(folder));

        rules.servicesAnswerByTlsOnly();
        rules.everyPodHasTheCertificateOfItsService();
        rules.neighboursAreAskedByTls();
    }

    @ParameterizedTest
    @MethodSource(REGIONS)
    void who_is_asked_has_a_certificate_of_that_name(String folder) {
        EncryptionRules rules = new EncryptionRules(Overlays.of(folder));

        rules.whoeverIsAskedHasACertificateOfThatName();
        rules.filesPassToTheScannerByTls();
        rules.databasesTakeTlsOnlyAndAreBelievedByTheNameOfTheirCertificate();
    }

    @ParameterizedTest
    @MethodSource(REGIONS)
    void calls_in_the_clear_are_refused_and_prometheus_asks_by_tls(String folder) {
        EncryptionRules rules = new EncryptionRules(Overlays.of(folder));

        rules.callsInTheClearAreRefusedAndNotRedirected();
        rules.metricsAreAskedForByTls();
    }
}
