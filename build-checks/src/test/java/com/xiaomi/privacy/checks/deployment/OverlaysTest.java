package com.xiaomi.privacy.checks.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.checks.project.Module;
import com.xiaomi.privacy.checks.project.ProjectFolder;
import com.xiaomi.privacy.contracts.vocabulary.Cell;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The folders of {@code k8s/} use all that lies in them, and the regions fit together. */
class OverlaysTest {
    private static final ProjectFolder PROJECT = ProjectFolder.ofThisBuild();
    private static final String KUSTOMIZATION = "kustomization.yaml";

    @Test
    void every_file_is_used() {
        List<String> kustomizations = PROJECT.filesBelow("k8s", KUSTOMIZATION);

        assertThat(kustomizations).hasSizeGreaterThan(Overlays.all().size());
        for (String kustomization : kustomizations) {
            Path folder = Path.of(kustomization).getParent();
            assertThat(PROJECT.filesBelow(folder.toString(), "").stream()
                            .map(Path::of)
                            .filter(file -> file.getParent().equals(folder))
                            .map(file -> file.getFileName().toString())
                            .filter(file -> !file.equals(KUSTOMIZATION)))
                    .as(kustomization)
                    .allMatch(PROJECT.text(kustomization)::contains);
        }
        assertThat(PROJECT.filesBelow("k8s", ""))
                .allMatch(file -> kustomizations.contains(
                        Path.of(file).resolveSibling(KUSTOMIZATION).toString()));
    }

    @Test
    void every_component_is_in_a_region() {
        String used = PROJECT.text("k8s/servers/" + KUSTOMIZATION) + PROJECT.text("k8s/cell/" + KUSTOMIZATION);

        assertThat(PROJECT.filesBelow("k8s/components", KUSTOMIZATION).stream()
                        .map(file -> Path.of(file).getParent().getFileName()))
                .isNotEmpty()
                .allMatch(component -> used.contains("- ../components/" + component + "\n"));
    }

    @Test
    void there_is_an_overlay_for_each_cell_and_all_know_one_another() {
        for (Cell cell : Cell.values()) {
            Overlay overlay = Overlays.of("overlays/" + cell.name().toLowerCase(Locale.ROOT));
            Map<String, String> intake = settings(overlay, Module.INTAKE);

            assertThat(intake).containsEntry("RIGHTS_CELL_NAME", cell.name());
            for (Cell other : Cell.values()) {
                Overlay otherOverlay = Overlays.of("overlays/" + other.name().toLowerCase(Locale.ROOT));
                assertThat(intake)
                        .containsEntry(
                                "RIGHTS_INTAKE_CELLS_" + other,
                                settings(otherOverlay, Module.INTAKE).get("RIGHTS_ORIGIN_URL"));
            }
        }
    }

    @Test
    void no_cell_uses_what_is_of_another() {
        for (String key : List.of(
                "RIGHTS_CELL_NAME",
                "RIGHTS_CELL_TIME_ZONE",
                "RIGHTS_ORIGIN_URL",
                "RIGHTS_S3_ENDPOINT",
                "RIGHTS_AUDIT_ANCHORS_ENDPOINT",
                "RIGHTS_ACCESS_CUSTOMER_ISSUER",
                "RIGHTS_ACCESS_STAFF_ISSUER")) {
            assertThat(Overlays.REGIONS.stream()
                            .map(Overlays::of)
                            .map(overlay -> settings(overlay, Module.INTAKE).get(key)))
                    .as(key)
                    .doesNotContainNull()
                    .doesNotHaveDuplicates();
        }
        assertThat(Overlays.REGIONS.stream()
                        .map(Overlays::of)
                        .map(overlay -> overlay.customResources("ExternalSecret").stream()
                                .map(secret -> secret.text("spec", "secretStoreRef", "name"))
                                .distinct()
                                .toList()))
                .allSatisfy(stores -> assertThat(stores).hasSize(1))
                .doesNotHaveDuplicates();
    }

    @Test
    void hosts_have_certificates_and_are_those_that_the_services_name() {
        for (String region : Overlays.REGIONS) {
            Overlay overlay = Overlays.of(region);
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
