package com.xiaomi.privacy.checks.deployment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule about TLS finds the one thing that is changed in a region. */
class EncryptionRulesFindOffendersTest {

    @ParameterizedTest
    @MethodSource({"answers", "pods", "questions", "names", "scanner", "databases", "redirects", "metrics"})
    void what_breaks_a_rule_is_found(Consumer<EncryptionRules> rule, String kept, String broken, String said) {
        EncryptionRules rules = new EncryptionRules(Overlays.changed("overlays/eu", kept, broken));

        assertThatThrownBy(() -> rule.accept(rules))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(said);
    }

    private static Stream<Arguments> answers() {
        Consumer<EncryptionRules> rule = EncryptionRules::servicesAnswerByTlsOnly;
        return Stream.of(
                arguments(rule, "INSECURE_REQUESTS: disabled", "INSECURE_REQUESTS: enabled", "INSECURE_REQUESTS"),
                arguments(rule, "SSL_PORT: \"8082\"", "SSL_PORT: \"8443\"", "8082"),
                arguments(rule, "PROTOCOLS: TLSv1.3,TLSv1.2", "PROTOCOLS: TLSv1.2,TLSv1.1", "PROTOCOLS"),
                arguments(rule, "TLS_ECDHE_ECDSA_WITH_AES_256_GCM", "TLS_RSA_WITH_AES_256_GCM", "forward secrecy"),
                arguments(rule, "TLS_ECDHE_ECDSA_WITH_AES_256_GCM", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM", "256 bits"),
                arguments(rule, "scheme: HTTPS", "scheme: HTTP", "all elements"));
    }

    private static Stream<Arguments> pods() {
        Consumer<EncryptionRules> rule = EncryptionRules::everyPodHasTheCertificateOfItsService;
        return Stream.of(
                arguments(rule, "secretName: case-workflow-service-tls", "secretName: origin-tls", "case-workflow"),
                arguments(
                        rule,
                        "mountPath: /run/secrets/certificates",
                        "mountPath: /run/secrets/others",
                        "request-intake-service-tls"),
                arguments(
                        rule,
                        "mountPath: /run/secrets/certificates\n          name: certificate\n          readOnly: true",
                        "mountPath: /run/secrets/certificates\n          name: certificate\n          readOnly: false",
                        "request-intake-service-tls"),
                arguments(rule, "PEM_OWN_KEY: /run", "PEM_OWN_KEY: /tmp", "PEM_OWN_KEY"),
                arguments(rule, "STORE_PEM_CERTS: /run", "STORE_PEM_CERTS: /tmp", "STORE_PEM_CERTS"),
                arguments(rule, "INSIDE_RELOAD_PERIOD: 1h", "INSIDE_HANDSHAKE_TIMEOUT: 1h", "RELOAD_PERIOD"));
    }

    private static Stream<Arguments> questions() {
        Consumer<EncryptionRules> rule = EncryptionRules::neighboursAreAskedByTls;
        return Stream.of(
                arguments(rule, "CASEWORK_URL: https://", "CASEWORK_URL: http://", "http://case-workflow-service"),
                arguments(
                        rule,
                        "REST_CLIENT_TLS_CONFIGURATION_NAME: inside",
                        "REST_CLIENT_TLS_CONFIGURATION_NAME: other",
                        "REST_CLIENT"));
    }

    private static Stream<Arguments> names() {
        Consumer<EncryptionRules> rule = EncryptionRules::whoeverIsAskedHasACertificateOfThatName;
        return Stream.of(
                arguments(rule, "dnsNames:\n  - notification-service\n", "dnsNames:\n  - other\n", "notification"),
                arguments(
                        rule,
                        "renewBefore: 720h\n  secretName: request-intake-service-tls",
                        "renewBefore: 720h\n  secretName: other-tls",
                        "request-intake-service"),
                arguments(
                        rule,
                        "    name: privacy-support-inside\n  privateKey:",
                        "    name: privacy-support-root\n  privateKey:",
                        "request-intake-service"),
                arguments(rule, "DIRECTORY_URL: https", "DIRECTORY_URL: http", "https"),
                arguments(rule, "tlsSecret: keycloak-tls", "tlsSecret: sign-in-tls", "keycloak-service"),
                arguments(rule, "httpEnabled: false", "httpEnabled: true", "false"));
    }

    private static Stream<Arguments> scanner() {
        Consumer<EncryptionRules> rule = EncryptionRules::filesPassToTheScannerByTls;
        return Stream.of(
                arguments(
                        rule, "SCAN_TLS_CONFIGURATION_NAME: inside", "SCAN_TLS_CONFIGURATION_NAME: other", "SCAN_TLS"),
                arguments(rule, "SCAN_HOST: clamav.privacy-servers", "SCAN_HOST: clamav.others", "clamav.others"));
    }

    private static Stream<Arguments> databases() {
        Consumer<EncryptionRules> rule = EncryptionRules::databasesTakeTlsOnlyAndAreBelievedByTheNameOfTheirCertificate;
        return Stream.of(
                arguments(
                        rule,
                        "casework?sslmode=verify-full",
                        "casework?sslmode=require",
                        "sslmode=verify-full&sslrootcert"),
                arguments(rule, "- postgresql-keys-rw.privacy-servers\n", "- other\n", "postgresql-keys-rw"),
                arguments(rule, "serverTLSSecret: postgresql-keys-tls\n", "serverAltDNSNames: []\n", "no certificate"),
                arguments(rule, "hostnossl all all all reject", "host all all all trust", "hostnossl"),
                arguments(rule, "value: ?sslmode=verify-full", "value: ?sslmode=require", "verify-full"));
    }

    private static Stream<Arguments> redirects() {
        Consumer<EncryptionRules> rule = EncryptionRules::callsInTheClearAreRefusedAndNotRedirected;
        return Stream.of(
                arguments(rule, "protocol: HTTP\n", "protocol: TCP\n", "listeners"),
                arguments(
                        rule,
                        "  - name: origin\n  rules:\n",
                        "  - name: origin\n    sectionName: https\n  rules:\n",
                        "sectionName"),
                arguments(
                        rule,
                        "  rules:\n  - backendRefs:\n    - name: case-workflow-service\n",
                        "  rules:\n  - filters:\n    - type: RequestRedirect\n    backendRefs:\n    - name: case-workflow-service\n",
                        "all elements"),
                arguments(rule, "REQUIRE_TLS: \"true\"", "REQUIRE_TLS: \"false\"", "REQUIRE_TLS"));
    }

    private static Stream<Arguments> metrics() {
        Consumer<EncryptionRules> rule = EncryptionRules::metricsAreAskedForByTls;
        return Stream.of(
                arguments(rule, "scheme: https", "scheme: http", "https"),
                arguments(rule, "serverName: notification-service", "serverName: other", "other"));
    }
}
