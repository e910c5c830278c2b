package com.xiaomi.privacy.checks.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.checks.project.Module;
import com.xiaomi.privacy.checks.project.ProjectFolder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What holds for the Gateways in front: who comes from outside, how, and to whom. */
final class GatewayRules {
    private static final String RECENT = "1\\.[23]";
    private static final String WITH_FORWARD_SECRECY = "ECDHE-ECDSA-(AES(128|256)-GCM-SHA(256|384)|CHACHA20-POLY1305)";
    private static final String OWNER = "gateway.envoyproxy.io/owning-gateway-";

    private static final Pattern READERS_OF_A_REPLICA =
            Pattern.compile("`RIGHTS_INTAKE_LIVE_STATUS_READERS` \\| `(\\d+)`");
    private static final int LIMIT_OF_ENVOY = 1024;

    private final Overlay overlay;

    GatewayRules(Overlay overlay) {
        this.overlay = overlay;
    }

    void everyHostIsServedByTls() {
        assertThat(overlay.customResources("Gateway")).isNotEmpty().allSatisfy(gateway -> {
            List<CustomResource> listeners = gateway.parts("spec", "listeners");
            List<CustomResource> encrypted = listeners.stream()
                    .filter(listener -> listener.text("protocol").equals(Optional.of("HTTPS")))
                    .toList();
            assertThat(hosts(listeners)).as("hosts of %s", gateway.name()).doesNotContain("any");
            assertThat(hosts(encrypted)).as("hosts with TLS").isEqualTo(hosts(listeners));
            assertThat(encrypted).allSatisfy(listener -> {
                assertThat(listener.parts("tls", "certificateRefs"))
                        .as("certificates")
                        .isNotEmpty();
                assertThat(listener.text("tls", "mode").orElse("Terminate")).isEqualTo("Terminate");
            });
        });
    }

    void tlsIsRecentAndHasForwardSecrecy() {
        for (CustomResource gateway : overlay.customResources("Gateway")) {
            assertThat(List.of(
                            policyOf(gateway).part("spec", "tls"),
                            proxyOf(gateway).part("spec", "backendTLS")))
                    .allSatisfy(tls -> {
                        assertThat(tls.text("minVersion").orElse("none"))
                                .as("minVersion")
                                .matches(RECENT);
                        assertThat(tls.text("maxVersion").orElse("1.3"))
                                .as("maxVersion")
                                .isEqualTo("1.3");
                        assertThat(tls.values("ciphers"))
                                .as("ciphers with forward secrecy")
                                .isNotEmpty()
                                .allMatch(cipher -> cipher.toString().matches(WITH_FORWARD_SECRECY));
                    });
        }
    }

    /** With a clientIPDetection, Envoy would believe what a client writes into X-Forwarded-Proto. */
    void clientsDoNotSpeakForTheProxy() {
        for (CustomResource gateway : overlay.customResources("Gateway")) {
            CustomResource policy = policyOf(gateway);
            assertThat(policy.values("spec", "headers", "earlyRequestHeaders", "remove"))
                    .as("headers that are dropped")
                    .contains(
                            "Forwarded",
                            "X-Forwarded-For",
                            "X-Forwarded-Host",
                            "X-Forwarded-Port",
                            "X-Forwarded-Prefix",
                            "X-Forwarded-Proto",
                            "X-Real-IP");
            assertThat(policy.part("spec").node()).doesNotContainKey("clientIPDetection");
            assertThat(policy.text("spec", "path", "escapedSlashesAction")).contains("RejectRequest");
            assertThat(policy.text("spec", "path", "disableMergeSlashes").orElse("false"))
                    .isEqualTo("false");
        }
    }

    void bodiesPassPieceByPieceForAsLongAsTheyMove() {
        assertThat(overlay.customResources("BackendTrafficPolicy"))
                .allSatisfy(policy -> assertThat(policy.part("spec").node().keySet())
                        .as("what could buffer or limit")
                        .isSubsetOf("targetRefs", "circuitBreaker", "retry"));
        assertThat(forwarding().flatMap(route -> route.parts("spec", "rules").stream()))
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.text("timeouts", "request"))
                        .as("limit of %s", rule.node())
                        .contains("0s"));
        assertThat(overlay.customResources("Gateway").stream().map(this::policyOf))
                .allSatisfy(policy -> assertThat(policy.text("spec", "timeout", "http", "streamIdleTimeout"))
                        .as("an end to silence")
                        .isPresent());
    }

    void whatMayHaveBeenHandledIsNotSentAgain() {
        for (CustomResource gateway : overlay.customResources("Gateway")) {
            assertThat(policyAbout(gateway, "BackendTrafficPolicy").values("spec", "retry", "retryOn", "triggers"))
                    .as("when a call from %s is sent again", gateway.name())
                    .isEqualTo(List.of("connect-failure"));
        }
        assertThat(overlay.customResources("HTTPRoute").stream()
                        .flatMap(route -> route.parts("spec", "rules").stream()))
                .allSatisfy(rule -> assertThat(rule.node()).doesNotContainKey("retry"));
    }

    /** One proxy may have to carry those of all replicas that KEDA may start. */
    void readersOfLiveStatusesFitThroughOneProxy() {
        CustomResource origin = overlay.customResources("Gateway").stream()
                .filter(gateway -> gateway.name().equals("origin"))
                .findFirst()
                .orElseThrow();
        int replicas = overlay.customResources("ScaledObject").stream()
                .filter(scaler ->
                        scaler.text("spec", "scaleTargetRef", "name").equals(Optional.of(Module.INTAKE.folder())))
                .flatMap(scaler -> scaler.text("spec", "maxReplicaCount").stream())
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(1);
        for (String limit : List.of("maxConnections", "maxParallelRequests")) {
            assertThat(policyAbout(origin, "BackendTrafficPolicy")
                            .text("spec", "circuitBreaker", limit)
                            .map(Integer::valueOf)
                            .orElse(LIMIT_OF_ENVOY))
                    .as("%s for readers of %d replicas", limit, replicas)
                    .isGreaterThan(readersOfAReplica() * replicas);
        }
    }

    /** As the page says that is written from the code. */
    private static int readersOfAReplica() {
        String page = ProjectFolder.ofThisBuild().text("docs/configuration.md");
        return READERS_OF_A_REPLICA
                .matcher(page)
                .results()
                .map(row -> Integer.valueOf(row.group(1)))
                .findFirst()
                .orElseThrow();
    }

    void whatIsInsideOrForAdministratorsHasNoRoute() {
        assertThat(forwarding()).isNotEmpty().allSatisfy(route -> {
            RouteTable table = RouteTable.of(route);
            assertThat(Stream.of(
                                    "/",
                                    "/internal",
                                    "/internal/requests/1/contact",
                                    "/q/health/ready",
                                    "/q/metrics",
                                    "/admin",
                                    "/admin/master/console",
                                    "/management/health")
                            .filter(path -> table.find(path).isPresent()))
                    .as("paths of %s that are nobody's", route.name())
                    .isEmpty();
        });
    }

    void backendsAreAskedByTlsUnderTheirNames() {
        backends((route, service) -> {
            CustomResource validation = policyFor(route, service).part("spec", "validation");
            assertThat(validation.text("hostname")).contains(service);
            assertThat(validation.node()).doesNotContainKeys("wellKnownCACertificates", "subjectAltNames");
            assertThat(validation.parts("caCertificateRefs"))
                    .as("authority of %s", service)
                    .singleElement()
                    .satisfies(authority -> assertThat(authority.text("kind")).contains("Secret"));
        });
    }

    void backendsHaveTheCertificatesThatAreAskedFor() {
        backends((route, service) -> {
            CustomResource validation = policyFor(route, service).part("spec", "validation");
            String secret = validation
                    .parts("caCertificateRefs")
                    .getFirst()
                    .text("name")
                    .orElseThrow();
            assertThat(InnerCertificates.names(
                            overlay, secret, route.namespace().orElseThrow()))
                    .as("names in %s", secret)
                    .contains(service);
        });
    }

    /** Other proxies of the same controller belong to others. */
    void onlyTheProxiesOfTheirGatewayReachServices() {
        backends((route, service) -> overlay.find(NetworkPolicy.class, service)
                .ifPresent(policy -> assertThat(fromElsewhere(policy))
                        .as("who reaches %s from elsewhere", service)
                        .containsOnly(Map.of(
                                "kubernetes.io/metadata.name",
                                "envoy-gateway-system",
                                "app.kubernetes.io/name",
                                "envoy",
                                OWNER + "name",
                                gatewayOf(route),
                                OWNER + "namespace",
                                route.namespace().orElseThrow()))));
    }

    /** By the labels of their namespaces and of their own. */
    private static List<Map<String, String>> fromElsewhere(NetworkPolicy policy) {
        return policy.getSpec().getIngress().stream()
                .flatMap(rule -> rule.getFrom().stream())
                .filter(peer -> peer.getNamespaceSelector() != null)
                .map(GatewayRules::labels)
                .toList();
    }

    private static Map<String, String> labels(NetworkPolicyPeer peer) {
        Map<String, String> labels = new TreeMap<>(peer.getNamespaceSelector().getMatchLabels());
        if (peer.getPodSelector() != null) {
            labels.putAll(peer.getPodSelector().getMatchLabels());
        }
        return labels;
    }

    /** Checks each service to which a route leads. */
    private void backends(BiConsumer<CustomResource, String> rule) {
        forwarding()
                .forEach(route -> RouteTable.of(route).routes().stream()
                        .map(RouteTable.Route::service)
                        .distinct()
                        .forEach(service -> rule.accept(route, service)));
    }

    /** The routes that lead to somebody. */
    private Stream<CustomResource> forwarding() {
        return overlay.customResources("HTTPRoute").stream()
                .filter(route -> route.parts("spec", "rules").stream()
                        .anyMatch(rule -> !rule.parts("backendRefs").isEmpty()));
    }

    private CustomResource policyFor(CustomResource route, String service) {
        List<CustomResource> policies = overlay.customResources("BackendTLSPolicy").stream()
                .filter(policy -> policy.namespace().equals(route.namespace()))
                .filter(policy -> policy.parts("spec", "targetRefs").stream()
                        .map(CustomResource::node)
                        .anyMatch(Map.of("group", "", "kind", "Service", "name", service)::equals))
                .toList();
        assertThat(policies).as("policies about TLS to %s", service).hasSize(1);
        return policies.getFirst();
    }

    private CustomResource policyOf(CustomResource gateway) {
        return policyAbout(gateway, "ClientTrafficPolicy");
    }

    private CustomResource policyAbout(CustomResource gateway, String kind) {
        Map<String, Object> target =
                Map.of("group", "gateway.networking.k8s.io", "kind", "Gateway", "name", gateway.name());
        List<CustomResource> policies = overlay.customResources(kind).stream()
                .filter(policy -> policy.namespace().equals(gateway.namespace()))
                .filter(policy -> policy.parts("spec", "targetRefs").stream()
                        .map(CustomResource::node)
                        .anyMatch(target::equals))
                .toList();
        assertThat(policies).as("%s of %s", kind, gateway.name()).hasSize(1);
        return policies.getFirst();
    }

    private CustomResource proxyOf(CustomResource gateway) {
        Optional<String> name = gateway.text("spec", "infrastructure", "parametersRef", "name");
        return overlay.customResources("EnvoyProxy").stream()
                .filter(proxy -> proxy.namespace().equals(gateway.namespace()))
                .filter(proxy -> name.equals(Optional.of(proxy.name())))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nothing is said of the proxies of " + gateway.name()));
    }

    private static String gatewayOf(CustomResource route) {
        return route.parts("spec", "parentRefs").getFirst().text("name").orElseThrow();
    }

    /** The names that listeners answer to; "any" for one that answers to all. */
    static Set<String> hosts(List<CustomResource> listeners) {
        return listeners.stream()
                .map(listener -> listener.text("hostname").orElse("any"))
                .collect(Collectors.toSet());
    }
}
