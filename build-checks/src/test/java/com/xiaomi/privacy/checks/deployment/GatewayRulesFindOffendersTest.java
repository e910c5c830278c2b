package com.xiaomi.privacy.checks.deployment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule about the front of a cell finds the one thing that is changed in a region. */
class GatewayRulesFindOffendersTest {

    @ParameterizedTest
    @MethodSource({
        "hosts",
        "versions",
        "claims",
        "bodies",
        "repeats",
        "readers",
        "paths",
        "backends",
        "certificates",
        "proxies"
    })
    void what_breaks_a_rule_is_found(Consumer<GatewayRules> rule, String kept, String broken, String said) {
        GatewayRules rules = new GatewayRules(Overlays.changed("overlays/eu", kept, broken));

        assertThatThrownBy(() -> rule.accept(rules))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(said);
    }

    private static Stream<Arguments> hosts() {
        Consumer<GatewayRules> rule = GatewayRules::everyHostIsServedByTls;
        return Stream.of(
                arguments(rule, "protocol: HTTPS\n", "protocol: HTTP\n", "hosts with TLS"),
                arguments(
                        rule,
                        "- hostname: privacy.example.org\n    name: http\n",
                        "- hostname: other.example.org\n    name: http\n",
                        "other.example.org"),
                arguments(rule, "- hostname: privacy.example.org\n    name: http\n", "- name: http\n", "any"),
                arguments(
                        rule, "certificateRefs:\n      - name: origin-tls\n", "certificateRefs: []\n", "certificates"),
                arguments(
                        rule,
                        "certificateRefs:\n      - name: origin-tls\n",
                        "mode: Passthrough\n      certificateRefs:\n      - name: origin-tls\n",
                        "Passthrough"));
    }

    private static Stream<Arguments> versions() {
        Consumer<GatewayRules> rule = GatewayRules::tlsIsRecentAndHasForwardSecrecy;
        return Stream.of(
                arguments(
                        rule,
                        "    - ECDHE-ECDSA-AES128-GCM-SHA256\n    minVersion: \"1.2\"\n",
                        "    - ECDHE-ECDSA-AES128-GCM-SHA256\n    minVersion: \"1.1\"\n",
                        "minVersion"),
                arguments(rule, "    minVersion: \"1.2\"\n", "", "minVersion"),
                arguments(rule, "maxVersion: \"1.3\"", "maxVersion: \"1.2\"", "maxVersion"),
                arguments(rule, "- ECDHE-ECDSA-AES128-GCM-SHA256", "- AES128-GCM-SHA256", "forward secrecy"),
                arguments(rule, "- ECDHE-ECDSA-AES128-GCM-SHA256", "- ECDHE-ECDSA-AES128-SHA", "forward secrecy"),
                arguments(
                        rule,
                        "    kind: Gateway\n    name: sign-in\n  timeout",
                        "    kind: Gateway\n    name: other\n  timeout",
                        "ClientTrafficPolicy of sign-in"),
                arguments(
                        rule,
                        "kind: EnvoyProxy\n      name: origin\n",
                        "kind: EnvoyProxy\n      name: other\n",
                        "proxies of origin"));
    }

    private static Stream<Arguments> claims() {
        Consumer<GatewayRules> rule = GatewayRules::clientsDoNotSpeakForTheProxy;
        return Stream.of(
                arguments(rule, "      - X-Forwarded-For\n", "", "X-Forwarded-For"),
                arguments(rule, "      - X-Forwarded-Proto\n", "", "X-Forwarded-Proto"),
                arguments(
                        rule,
                        "spec:\n  headers:\n",
                        "spec:\n  clientIPDetection:\n    xForwardedFor:\n      numTrustedHops: 1\n  headers:\n",
                        "clientIPDetection"),
                arguments(rule, "escapedSlashesAction: RejectRequest", "escapedSlashesAction: KeepUnchanged", "Keep"),
                arguments(
                        rule,
                        "    escapedSlashesAction: RejectRequest\n",
                        "    disableMergeSlashes: true\n    escapedSlashesAction: RejectRequest\n",
                        "true"));
    }

    private static Stream<Arguments> bodies() {
        Consumer<GatewayRules> rule = GatewayRules::bodiesPassPieceByPieceForAsLongAsTheyMove;
        return Stream.of(
                arguments(
                        rule,
                        "  circuitBreaker:\n",
                        "  requestBuffer:\n    limit: 60Mi\n  circuitBreaker:\n",
                        "could buffer"),
                arguments(rule, "request: 0s", "request: 15s", "15s"),
                arguments(rule, "streamIdleTimeout: 60s", "idleTimeout: 60s", "silence"));
    }

    private static Stream<Arguments> repeats() {
        Consumer<GatewayRules> rule = GatewayRules::whatMayHaveBeenHandledIsNotSentAgain;
        return Stream.of(
                arguments(rule, "- connect-failure\n", "- connect-failure\n      - 5xx\n", "5xx"),
                arguments(rule, "      triggers:\n      - connect-failure\n", "", "sent again"),
                arguments(rule, "      request: 0s\n", "      request: 0s\n    retry:\n      codes: [500]\n", "retry"));
    }

    private static Stream<Arguments> readers() {
        Consumer<GatewayRules> rule = GatewayRules::readersOfLiveStatusesFitThroughOneProxy;
        return Stream.of(
                arguments(rule, "maxConnections: 30000", "maxConnections: 1024", "maxConnections"),
                arguments(rule, "    maxParallelRequests: 30000\n", "", "maxParallelRequests"),
                arguments(rule, "maxReplicaCount: 8", "maxReplicaCount: 16", "16 replicas"));
    }

    private static Stream<Arguments> paths() {
        Consumer<GatewayRules> rule = GatewayRules::whatIsInsideOrForAdministratorsHasNoRoute;
        return Stream.of(
                arguments(rule, "value: /api/v1/letters\n", "value: /internal\n", "/internal/requests/1/contact"),
                arguments(rule, "value: /api/v1/letters\n", "value: /q\n", "/q/metrics"),
                arguments(rule, "value: /api/v1\n", "value: /\n", "/internal"),
                arguments(rule, "value: /api/v1/requests/[^/]+/(", "value: /.+|(", "/internal"),
                arguments(rule, "value: /realms\n", "value: /admin\n", "/admin/master/console"));
    }

    private static Stream<Arguments> backends() {
        Consumer<GatewayRules> rule = GatewayRules::backendsAreAskedByTlsUnderTheirNames;
        return Stream.of(
                arguments(
                        rule,
                        "kind: Service\n    name: notification-service\n",
                        "kind: Service\n    name: other-service\n",
                        "policies about TLS to notification-service"),
                arguments(rule, "hostname: keycloak-service\n", "hostname: other\n", "keycloak-service"),
                arguments(
                        rule,
                        "    hostname: case-workflow-service\n",
                        "    hostname: case-workflow-service\n    wellKnownCACertificates: System\n",
                        "wellKnownCACertificates"),
                arguments(
                        rule,
                        "      kind: Secret\n      name: case-workflow-service-tls\n",
                        "      kind: ConfigMap\n      name: case-workflow-service-tls\n",
                        "ConfigMap"));
    }

    private static Stream<Arguments> certificates() {
        Consumer<GatewayRules> rule = GatewayRules::backendsHaveTheCertificatesThatAreAskedFor;
        return Stream.of(
                arguments(
                        rule,
                        "      kind: Secret\n      name: case-workflow-service-tls\n",
                        "      kind: Secret\n      name: notification-service-tls\n",
                        "names in notification-service-tls"),
                arguments(rule, "dnsNames:\n  - keycloak-service\n", "dnsNames:\n  - other\n", "keycloak-service"));
    }

    private static Stream<Arguments> proxies() {
        Consumer<GatewayRules> rule = GatewayRules::onlyTheProxiesOfTheirGatewayReachServices;
        return Stream.of(
                arguments(rule, "owning-gateway-name: origin\n", "owning-gateway-name: other\n", "other"),
                arguments(
                        rule,
                        "owning-gateway-namespace: privacy-support\n",
                        "owning-gateway-namespace: others\n",
                        "others"),
                arguments(
                        rule,
                        "metadata.name: envoy-gateway-system\n      podSelector:",
                        "metadata.name: others\n      podSelector:",
                        "others"));
    }
}
