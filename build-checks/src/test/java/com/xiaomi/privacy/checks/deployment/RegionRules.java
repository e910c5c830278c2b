package com.xiaomi.privacy.checks.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.checks.project.Module;
import com.xiaomi.privacy.contracts.vocabulary.Cell;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.net.URI;
import java.util.List;
import java.util.Map;

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
            assertThat(overlay.all(Ingress.class).stream()
                            .flatMap(ingress -> ingress.getSpec().getRules().stream())
                            .map(rule -> rule.getHost()))
                    .containsExactlyInAnyOrder(
                            URI.create(intake.get("RIGHTS_ORIGIN_URL")).getHost(),
                            URI.create(signIn).getHost());
            assertThat(overlay.all(Ingress.class))
                    .allSatisfy(ingress -> assertThat(certified(overlay, ingress))
                            .containsAll(ingress.getSpec().getRules().stream()
                                    .map(rule -> (Object) rule.getHost())
                                    .toList()));
        }
    }

    private static List<Object> certified(Overlay overlay, Ingress ingress) {
        return ingress.getSpec().getTls().stream()
                .flatMap(tls -> overlay.customResources("Certificate").stream()
                        .filter(certificate -> certificate
                                .text("spec", "secretName")
                                .filter(tls.getSecretName()::equals)
                                .isPresent())
                        .filter(certificate -> certificate
                                .namespace()
                                .filter(ingress.getMetadata().getNamespace()::equals)
                                .isPresent()))
                .flatMap(certificate -> certificate.values("spec", "dnsNames").stream())
                .toList();
    }

    private static Map<String, String> settings(Overlay overlay, Module service) {
        Deployment deployment = overlay.find(Deployment.class, service.folder()).orElseThrow();
        return overlay.settings(
                deployment.getSpec().getTemplate().getSpec().getContainers().getFirst());
    }
}
