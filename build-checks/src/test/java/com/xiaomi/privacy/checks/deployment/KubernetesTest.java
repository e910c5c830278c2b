package com.xiaomi.privacy.checks.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.checks.code.CheckedCode;
import com.xiaomi.privacy.checks.configuration.ConfigurationKey;
import com.xiaomi.privacy.checks.configuration.ConfigurationKeys;
import com.xiaomi.privacy.checks.project.Module;
import com.xiaomi.privacy.checks.project.ProjectFolder;
import com.xiaomi.privacy.localstack.LocalService;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Kubernetes base agrees with the code and with itself. */
class KubernetesTest {
    private static final ProjectFolder PROJECT = ProjectFolder.ofThisBuild();
    private static final String BASE = "k8s/base/";

    private final List<HasMetadata> all = PROJECT.filesBelow("k8s", ".yaml").stream()
            .filter(file -> !file.endsWith("kustomization.yaml"))
            // Of kinds that other operators bring: BrokerAccessTest.
            .filter(file -> !file.startsWith("k8s/components/"))
            .flatMap(file -> Manifests.parse(PROJECT.text(file)).stream())
            .toList();

    private <T extends HasMetadata> T named(Class<T> type, String name) {
        return all.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(any -> any.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No %s is called %s".formatted(type.getSimpleName(), name)));
    }

    private static Container container(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
    }

    private static SecretVolumeSource keys(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec().getVolumes().stream()
                .map(volume -> volume.getSecret())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> settings(Module service) {
        Map<String, String> settings = new TreeMap<>();
        Stream.of("privacy-support", service.folder())
                .flatMap(name -> PROJECT.text(BASE + name + ".env").lines())
                .map(line -> line.split("=", 2))
                .forEach(pair -> settings.put(pair[0], pair[1]));
        return settings;
    }

    @Test
    void every_manifest_is_used() {
        for (String folder : List.of("k8s/base", "k8s/components/kafka-users", "k8s/overlays/local")) {
            String kustomization = PROJECT.text(folder + "/kustomization.yaml");
            assertThat(PROJECT.filesBelow(folder, "").stream()
                            .map(file -> file.substring(folder.length() + 1))
                            .filter(file -> !file.equals("kustomization.yaml")))
                    .isNotEmpty()
                    .allMatch(kustomization::contains);
        }
    }

    @Test
    void every_pod_keeps_to_the_policy() {
        assertThat(all.stream().filter(Deployment.class::isInstance).map(Deployment.class::cast))
                .hasSize(Module.services().size())
                .allSatisfy(deployment -> assertThat(PodPolicy.violations(deployment))
                        .as(deployment.getMetadata().getName())
                        .isEmpty());
    }

    @Test
    void every_service_can_be_reached_on_the_port_that_it_listens_on() {
        for (Module module : Module.services()) {
            Deployment deployment = named(Deployment.class, module.folder());
            Service service = named(Service.class, module.folder());
            int port = container(deployment).getPorts().getFirst().getContainerPort();

            assertThat(PROJECT.text(module.folder() + "/src/main/resources/application.properties"))
                    .contains("quarkus.http.port=" + port + "\n");
            assertThat(service.getSpec().getPorts().getFirst().getPort()).isEqualTo(port);
            assertThat(deployment.getSpec().getTemplate().getMetadata().getLabels())
                    .containsAllEntriesOf(service.getSpec().getSelector())
                    .containsAllEntriesOf(deployment.getSpec().getSelector().getMatchLabels());
        }
    }

    @Test
    void every_environment_key_is_one_that_the_service_knows() {
        ConfigurationKeys keys = new ConfigurationKeys(PROJECT, CheckedCode.ALL);
        for (Module module : Module.services()) {
            Set<String> set = Stream.concat(
                            settings(module).keySet().stream(),
                            container(named(Deployment.class, module.folder())).getEnv().stream()
                                    .map(EnvVar::getName))
                    .collect(Collectors.toSet());

            assertThat(set).as("keys of %s", module.folder()).allMatch(keys::isKnown);
            assertThat(keys.of(module).stream()
                            .filter(ConfigurationKey::required)
                            .map(ConfigurationKey::environmentName))
                    .as("keys that %s does not start without", module.folder())
                    .isSubsetOf(set);
        }
    }

    @Test
    void overlays_set_only_keys_that_the_base_has() {
        Set<String> known = Module.services().stream()
                .flatMap(module -> settings(module).keySet().stream())
                .collect(Collectors.toSet());

        assertThat(PROJECT.filesBelow("k8s/overlays", ".env").stream()
                        .flatMap(file -> PROJECT.text(file).lines())
                        .map(line -> line.substring(0, line.indexOf('='))))
                .isNotEmpty()
                .isSubsetOf(known);
    }

    @Test
    void services_connect_as_roles_that_own_nothing() {
        for (LocalService service : LocalService.values()) {
            if (service.isBehindOrigin()) {
                Map<String, String> settings =
                        settings(Module.inFolder(service.serviceName()).orElseThrow());
                assertThatItConnectsByARoleThatOwnsNothing(settings, "", service.database());
                service.keyDatabase()
                        .ifPresent(keys -> assertThatItConnectsByARoleThatOwnsNothing(settings, "KEYS_", keys));
            }
        }
    }

    private static void assertThatItConnectsByARoleThatOwnsNothing(
            Map<String, String> settings, String name, String database) {
        assertThat(settings)
                .containsEntry("QUARKUS_DATASOURCE_" + name + "USERNAME", LocalService.roleIn(database))
                .containsEntry("QUARKUS_FLYWAY_" + name + "USERNAME", database);
    }

    @Test
    void secrets_are_never_values() {
        assertThat(all).extracting(HasMetadata::getKind).doesNotContain("Secret");
        for (Module module : Module.services()) {
            assertThat(settings(module).keySet())
                    .noneMatch(key -> key.endsWith("PASSWORD") || key.endsWith("SECRET") || key.endsWith("_KEY"));
            assertThat(container(named(Deployment.class, module.folder())).getEnv())
                    .allSatisfy(variable -> assertThat(
                                    variable.getValueFrom().getSecretKeyRef().getName())
                            .isEqualTo(module.folder()));
        }
    }

    @Test
    void key_files_are_items_of_the_secret_of_the_service() {
        for (Module module : Module.services()) {
            Deployment deployment = named(Deployment.class, module.folder());
            Set<String> files = settings(module).entrySet().stream()
                    .filter(setting -> setting.getKey().endsWith("_FILE"))
                    .map(Map.Entry::getValue)
                    .collect(Collectors.toSet());
            String folder = container(deployment).getVolumeMounts().getFirst().getMountPath();

            assertThat(keys(deployment).getSecretName()).isEqualTo(module.folder());
            assertThat(keys(deployment).getItems().stream().map(item -> folder + "/" + item.getPath()))
                    .containsExactlyInAnyOrderElementsOf(files);
        }
    }

    @Test
    void the_secrets_are_documented() {
        String page = PROJECT.text("docs/deployment.md");
        for (Module module : Module.services()) {
            Deployment deployment = named(Deployment.class, module.folder());
            String row = page.lines()
                    .filter(line -> line.startsWith("| `" + module.folder() + "` |"))
                    .findFirst()
                    .orElseThrow();

            assertThat(Stream.concat(
                            container(deployment).getEnv().stream()
                                    .map(variable -> variable.getValueFrom()
                                            .getSecretKeyRef()
                                            .getKey()),
                            keys(deployment).getItems().stream().map(KeyToPath::getKey)))
                    .allSatisfy(key -> assertThat(row).contains("`" + key + "`"));
        }
    }

    @Test
    void nothing_may_talk_by_default() {
        NetworkPolicy everything = named(NetworkPolicy.class, "default-deny");

        assertThat(everything.getSpec().getPodSelector().getMatchLabels()).isNullOrEmpty();
        assertThat(everything.getSpec().getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
        assertThat(everything.getSpec().getIngress()).isNullOrEmpty();
        assertThat(everything.getSpec().getEgress()).isNullOrEmpty();
    }

    @Test
    void services_may_ask_those_whose_address_they_read_and_no_others() {
        ConfigurationKeys keys = new ConfigurationKeys(PROJECT, CheckedCode.ALL);
        for (Module asked : Module.services()) {
            Set<String> callers = Module.services().stream()
                    .filter(caller -> keys.of(caller, "rights.services.")
                            .contains("rights.services.%s-url".formatted(asked.packageName())))
                    .map(Module::folder)
                    .collect(Collectors.toSet());

            assertThat(admitted(asked)).as("callers of %s", asked.folder()).isEqualTo(callers);
            for (Module caller : Module.services()) {
                assertThat(reachable(caller).contains(asked.folder()))
                        .as("%s reaches %s", caller.folder(), asked.folder())
                        .isEqualTo(callers.contains(caller.folder()));
            }
        }
    }

    @Test
    void only_webhooks_leave_for_the_internet_and_never_for_places_inside() {
        for (Module module : Module.services()) {
            List<NetworkPolicyEgressRule> outside =
                    named(NetworkPolicy.class, module.folder()).getSpec().getEgress().stream()
                            .filter(rule -> rule.getTo().stream().anyMatch(peer -> peer.getIpBlock() != null))
                            .toList();
            if (module == Module.NOTIFICATION) {
                assertThat(outside).singleElement().satisfies(rule -> {
                    assertThat(rule.getTo())
                            .singleElement()
                            .satisfies(peer -> assertThat(peer.getIpBlock().getExcept())
                                    .contains("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16"));
                    assertThat(rule.getPorts())
                            .singleElement()
                            .satisfies(port ->
                                    assertThat(port.getPort().getIntVal()).isEqualTo(443));
                });
            } else {
                assertThat(outside).as(module.folder()).isEmpty();
            }
        }
    }

    @Test
    void who_has_files_scanned_may_reach_the_scanner_and_nobody_else() {
        for (Module taker : List.of(Module.INTAKE, Module.IDENTITY)) {
            assertThat(settings(taker)).containsEntry("RIGHTS_MALWARE_SCAN_HOST", "clamav.privacy-servers");
        }
        for (Module module : Module.services()) {
            assertThat(servers(module).contains("clamav"))
                    .as(module.folder())
                    .isEqualTo(settings(module).containsKey("RIGHTS_MALWARE_SCAN_HOST"));
        }
    }

    private Set<String> servers(Module caller) {
        return named(NetworkPolicy.class, caller.folder()).getSpec().getEgress().stream()
                .flatMap(rule -> rule.getTo().stream())
                .filter(peer -> peer.getNamespaceSelector() != null && peer.getPodSelector() != null)
                .map(peer -> peer.getPodSelector().getMatchLabels().get("app.kubernetes.io/name"))
                .collect(Collectors.toSet());
    }

    private Set<String> admitted(Module asked) {
        return named(NetworkPolicy.class, asked.folder()).getSpec().getIngress().stream()
                .flatMap(rule -> rule.getFrom().stream())
                .filter(peer -> peer.getNamespaceSelector() == null)
                .map(peer -> peer.getPodSelector().getMatchLabels().get("app.kubernetes.io/name"))
                .collect(Collectors.toSet());
    }

    private Set<String> reachable(Module caller) {
        return named(NetworkPolicy.class, caller.folder()).getSpec().getEgress().stream()
                .flatMap(rule -> rule.getTo().stream())
                .filter(peer -> peer.getNamespaceSelector() == null && peer.getIpBlock() == null)
                .map(peer -> peer.getPodSelector().getMatchLabels().get("app.kubernetes.io/name"))
                .collect(Collectors.toSet());
    }
}
