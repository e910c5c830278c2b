package com.xiaomi.privacy.checks.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Resources of operators' kinds have the fields that those kinds have, and what is misspelt is found. */
class OperatorKindsTest {
    private static final Optional<OperatorKinds> KINDS = OperatorKinds.find(Overlays.PROJECT);

    private static List<String> findings(List<CustomResource> resources) {
        assumeTrue(KINDS.isPresent(), "There is no Node");
        return KINDS.orElseThrow().findings(resources);
    }

    @ParameterizedTest
    @MethodSource("com.xiaomi.privacy.checks.deployment.Overlays#regions")
    void every_field_is_one_of_its_kind(String folder) {
        Overlay overlay = Overlays.of(folder);

        assertThat(overlay.customResources().stream().map(CustomResource::group).distinct())
                .containsExactlyInAnyOrderElementsOf(OperatorKinds.GROUPS);
        assertThat(findings(overlay.customResources())).isEmpty();
    }

    @Test
    void what_is_misspelt_is_found_at_every_level() {
        Map<String, String> misspelt = Map.ofEntries(
                Map.entry("minReplicaCount:", "minReplicaCnt:"),
                Map.entry("stabilizationWindowSeconds:", "stabilisationWindowSeconds:"),
                Map.entry("secretTargetRef:", "secretTargetRefs:"),
                Map.entry("refreshInterval:", "refreshIntervall:"),
                Map.entry("rotationPolicy:", "rotationPolic:"),
                Map.entry("certificateRefs:", "certificateRef:"),
                Map.entry("backendRefs:", "backendRef:"),
                Map.entry("caCertificateRefs:", "caCertificates:"),
                Map.entry("escapedSlashesAction:", "escapedSlashAction:"),
                Map.entry("backendTLS:", "backendTls:"),
                Map.entry("gatewayHTTPRoute:", "gatewayHttpRoute:"),
                Map.entry("path: /q/metrics", "pathh: /q/metrics"),
                Map.entry("postInitSQL:", "postInitSql:"),
                Map.entry("pluginConfiguration:", "pluginConfig:"),
                Map.entry("networkPolicyPeers:", "networkPolicyPeer:"),
                Map.entry("kraftMetadata:", "kraftMeta:"),
                Map.entry("partitions:", "partitionz:"),
                Map.entry("patternType:", "paternType:"),
                Map.entry("serviceAccountsEnabled:", "serviceAccountEnabled:"),
                Map.entry("keycloakCRName:", "keycloakName:"),
                Map.entry("poolMaxSize:", "maxPoolSize:"),
                Map.entry("headers:", "header:"),
                Map.entry("endpointURL:", "endpointUrl:"),
                Map.entry("secretAccessKey:", "secretKey:"));
        List<CustomResource> broken = misspelt.entrySet().stream()
                .flatMap(field -> broken(field.getKey(), field.getValue()).stream())
                .toList();

        List<String> findings = findings(broken);

        assertThat(misspelt.values().stream().map(field -> field.replaceAll(":.*\\n?", "")))
                .allSatisfy(field -> assertThat(findings).anyMatch(finding -> finding.contains(field)));
    }

    @Test
    void a_value_of_the_wrong_type_is_found() {
        Map<String, String> wrong = Map.of(
                "minReplicaCount: 2", "minReplicaCount: two",
                "algorithm: ECDSA", "algorithm: DSA",
                "protocol: HTTPS", "protocol: true",
                "minVersion: \"1.2\"", "minVersion: \"1.25\"",
                "dataDurability: required", "dataDurability: perhaps",
                "partitions: 12", "partitions: twelve",
                "publicClient: true", "publicClient: perhaps",
                "headers: xforwarded", "headers: some",
                "compression: gzip", "compression: gzipped",
                "retentionPolicy: 35d", "retentionPolicy: 35 days");

        List<String> findings = findings(wrong.entrySet().stream()
                .flatMap(value -> broken(value.getKey(), value.getValue()).stream())
                .toList());

        assertThat(findings)
                .anyMatch(finding -> finding.contains("minReplicaCount"))
                .anyMatch(finding -> finding.contains("DSA"))
                .anyMatch(finding -> finding.startsWith("Gateway origin") && finding.contains("boolean"))
                .anyMatch(finding -> finding.contains("1.25"))
                .anyMatch(finding -> finding.contains("perhaps"))
                .anyMatch(finding -> finding.contains("twelve"))
                .anyMatch(finding -> finding.contains("publicClient"))
                .anyMatch(finding -> finding.contains("some"))
                .anyMatch(finding -> finding.contains("gzipped"))
                .anyMatch(finding -> finding.contains("35 days"));
    }

    /** The resources of a region in which this text stands, with another in its place. */
    private static List<CustomResource> broken(String text, String other) {
        List<CustomResource> broken = Stream.of(Overlays.text("overlays/eu").split("\n---\n"))
                .filter(document -> document.contains(text))
                .map(document -> document.replace(text, other))
                .flatMap(document -> Overlay.parse("broken", document).customResources().stream())
                .toList();
        assertThat(broken).as("resources with %s", text).isNotEmpty();
        return broken;
    }
}
