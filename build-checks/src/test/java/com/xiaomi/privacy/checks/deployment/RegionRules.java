package com.xiaomi.privacy.checks.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.checks.project.Module;
import com.xiaomi.privacy.contracts.vocabulary.Cell;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What holds for the regions together: they know one another, and each has its own. */
final class RegionRules {
    private final Map<Cell, Overlay> regions;

    RegionRules(Map<Cell, Overlay> regions) {
        this.regions = Map.copyOf(regions);
    }

    void allCellsKnowOneAnother() {
        for (Cell cell : Cell.values()) {
            Map<String, String> intake = settings(regions.get(cell), Module.INTAKE);

            assertThat(intake).containsEntry("RIGHTS_CELL_NAME", cell.name());
            for (Cell other : Cell.values()) {
                assertThat(intake)
                        .containsEntry(
                                "RIGHTS_INTAKE_CELLS_" + other,
                                settings(regions.get(other), Module.INTAKE).get("RIGHTS_ORIGIN_URL"));
            }
        }
    }

    void noCellUsesWhatIsOfAnother() {
        for (String key : List.of(
                "RIGHTS_CELL_NAME",
                "RIGHTS_CELL_TIME_ZONE",
                "RIGHTS_ORIGIN_URL",
                "RIGHTS_S3_ENDPOINT",
                "RIGHTS_AUDIT_ANCHORS_ENDPOINT",
                "RIGHTS_ACCESS_CUSTOMER_ISSUER",
                "RIGHTS_ACCESS_STAFF_ISSUER")) {
            assertThat(regions.values().stream()
                            .map(overlay -> settings(overlay, Module.INTAKE).get(key)))
                    .as(key)
                    .doesNotContainNull()
                    .doesNotHaveDuplicates();
        }
        assertThat(regions.values().stream()
                        .map(overlay -> overlay.customResources("ExternalSecret").stream()
                                .map(secret -> secret.text("spec", "secretStoreRef", "name"))
                                .distinct()
                                .toList()))
                .allSatisfy(stores -> assertThat(stores).hasSize(1))
                .doesNotHaveDuplicates();
    }

    void hostsHaveCertificatesAndAreThoseThatTheServicesName() {
        for (Overlay overlay : regions.values()) {
            Map<String, String> intake = settings(overlay, Module.INTAKE);
            String signIn = overlay.customResources("Keycloak")
                    .getFirst()
                    .text("spec", "hostname", "hostname")
                    .orElseThrow();

            assertThat(intake)
                    .containsEntry("RIGHTS_ACCESS_CUSTOMER_ISSUER", signIn + "/realms/customer")
                    .containsEntry("RIGHTS_ACCESS_STAFF_ISSUER", signIn + "/realms/staff");
            List<CustomResource> gateways = overlay.customResources("Gateway");
            assertThat(gateways.stream().flatMap(gateway -> hosts(gateway).stream()))
                    .containsExactlyInAnyOrder(
                            URI.create(intake.get("RIGHTS_ORIGIN_URL")).getHost(),
                            URI.create(signIn).getHost());
            assertThat(gateways)
                    .allSatisfy(
                            gateway -> assertThat(certified(overlay, gateway)).containsAll(hosts(gateway)));
        }
    }

    private static Set<String> hosts(CustomResource gateway) {
        return GatewayRules.hosts(gateway.parts("spec", "listeners"));
    }

    private static List<String> certified(Overlay overlay, CustomResource gateway) {
        Set<String> secrets = gateway.parts("spec", "listeners").stream()
                .flatMap(listener -> listener.parts("tls", "certificateRefs").stream())
                .flatMap(secret -> secret.text("name").stream())
                .collect(Collectors.toSet());
        return overlay.customResources("Certificate").stream()
                .filter(certificate -> certificate.namespace().equals(gateway.namespace()))
                .filter(certificate -> certificate
                        .text("spec", "secretName")
                        .filter(secrets::contains)
                        .isPresent())
                .flatMap(certificate -> certificate.values("spec", "dnsNames").stream())
                .map(Object::toString)
                .toList();
    }

    private static Map<String, String> settings(Overlay overlay, Module service) {
        Deployment deployment = overlay.find(Deployment.class, service.folder()).orElseThrow();
        return overlay.settings(
                deployment.getSpec().getTemplate().getSpec().getContainers().getFirst());
    }
}
