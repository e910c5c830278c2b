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
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What is applied to a cluster agrees with the code and with itself. */
@ParameterizedClass(name = "{0}")
@MethodSource("com.xiaomi.privacy.checks.deployment.Overlays#all")
class KubernetesTest {
    private static final ProjectFolder PROJECT = ProjectFolder.ofThisBuild();

    private static final String OF_ALL_SERVICES =
            "service-foundation/src/main/resources/META-INF/microprofile-config.properties";

    private final Overlay overlay;

    KubernetesTest(String folder) {
        this.overlay = Overlays.of(folder);
    }

    private <T extends HasMetadata> T named(Class<T> type, String name) {
        return overlay.find(type, name)
                .orElseThrow(() -> new AssertionError("No %s is called %s".formatted(type.getSimpleName(), name)));
    }

    private static Container container(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
    }

    private Container container(Module service) {
        return container(named(Deployment.class, service.folder()));
    }

    private Container migration(Module service) {
        return named(Job.class, migrationOf(service))
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst();
    }

    private static String migrationOf(Module service) {
        return service.folder().replace("-service", "-migration");
    }

    private static SecretVolumeSource keys(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec().getVolumes().stream()
                .map(Volume::getSecret)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    private Map<String, String> settings(Module service) {
        return overlay.settings(container(service));
    }

    /** What all services have alike: the group of a pattern. */
    private static String setting(String pattern) {
        return Pattern.compile(pattern)
                .matcher(PROJECT.text(OF_ALL_SERVICES))
                .results()
                .map(setting -> setting.group(1))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void services_run_from_their_images_as_the_user_of_these() {
        String group = setting("quarkus\\.container-image\\.group=(\\S+)");
        String user = setting("quarkus\\.jib\\.user=(\\S+)");

        for (Module service : Module.services()) {
            Deployment deployment = named(Deployment.class, service.folder());
            PodSecurityContext context =
                    deployment.getSpec().getTemplate().getSpec().getSecurityContext();
            assertThat(context.getRunAsUser() + ":" + context.getRunAsGroup()).isEqualTo(user);
            assertThat(container(deployment).getImage()).isEqualTo(group + "/" + service.folder() + ":1.0.0");
        }
    }

    @Test
    void every_pod_keeps_to_the_policy() {
        Duration drain = Duration.ofSeconds(Long.parseLong(setting("quarkus\\.shutdown\\.timeout=([0-9]+)s")));

        assertThat(overlay.all(Deployment.class)).hasSize(Module.services().size());
        assertThat(ClusterPolicy.violations(overlay, drain)).isEmpty();
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
            Set<String> set = overlay.environmentKeys(container(module));
            Set<String> setForMigration = overlay.environmentKeys(migration(module));
            Set<String> required = keys.of(module).stream()
                    .filter(ConfigurationKey::required)
                    .map(ConfigurationKey::environmentName)
                    .collect(Collectors.toSet());

            assertThat(set)
                    .as("keys of %s", module.folder())
                    .allMatch(keys::isKnown)
                    .containsAll(required);
            assertThat(setForMigration)
                    .as("keys of the migration of %s", module.folder())
                    .allMatch(keys::isKnown)
                    .containsAll(required);
        }
    }

    @Test
    void overlays_set_only_keys_of_the_platform_that_the_base_has() {
        Overlay base = Overlays.of("base");
        for (Module module : Module.services()) {
            assertThat(settings(module).keySet().stream().filter(key -> !key.startsWith("RIGHTS_")))
                    .isSubsetOf(base.environmentKeys(container(
                            base.find(Deployment.class, module.folder()).orElseThrow())));
        }
    }

    @Test
    void services_connect_as_roles_that_own_nothing_and_migrations_as_owners() {
        for (LocalService service : LocalService.values()) {
            if (service.isBehindOrigin()) {
                Module module = Module.inFolder(service.serviceName()).orElseThrow();
                assertThatRolesAreApart(module, "", service.database());
                service.keyDatabase().ifPresent(keys -> assertThatRolesAreApart(module, "KEYS_", keys));
            }
        }
    }

    private void assertThatRolesAreApart(Module module, String name, String database) {
        assertThat(settings(module))
                .containsEntry("QUARKUS_DATASOURCE_" + name + "USERNAME", LocalService.roleIn(database))
                .containsEntry("RIGHTS_MIGRATION_AT_START", "false");
        assertThat(overlay.environmentKeys(container(module))).noneMatch(key -> key.startsWith("QUARKUS_FLYWAY"));
        assertThat(container(module).getEnv())
                .noneMatch(variable ->
                        variable.getValueFrom().getSecretKeyRef().getKey().startsWith("owner-"));
        assertThat(overlay.settings(migration(module)))
                .containsEntry("QUARKUS_FLYWAY_" + name + "USERNAME", database)
                .containsEntry("QUARKUS_FLYWAY_" + name + "MIGRATE_AT_START", "true")
                .containsEntry("QUARKUS_INIT_AND_EXIT", "true")
                .containsEntry(
                        "QUARKUS_DATASOURCE_" + name + "JDBC_URL",
                        settings(module).get("QUARKUS_DATASOURCE_" + name + "JDBC_URL"));
        assertThat(migration(module).getImage()).isEqualTo(container(module).getImage());
    }

    @Test
    void secrets_are_never_values() {
        for (Module module : Module.services()) {
            assertThat(Stream.of(container(module), migration(module))
                            .flatMap(container -> overlay.settings(container).entrySet().stream())
                            .filter(setting -> !setting.getValue().startsWith("/run/secrets/"))
                            .map(Map.Entry::getKey))
                    .noneMatch(key -> key.endsWith("PASSWORD") || key.endsWith("SECRET") || key.endsWith("_KEY"));
            assertThat(container(module).getEnv())
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
            Stream<String> files = keys(deployment).getItems().stream().map(KeyToPath::getKey);

            assertThat(Stream.concat(keysOf(module.folder(), container(deployment)), files))
                    .isNotEmpty()
                    .allSatisfy(key -> assertThat(rowOf(module.folder(), page)).contains("`" + key + "`"));
            assertThat(keysOf(migrationOf(module), migration(module)))
                    .isNotEmpty()
                    .allSatisfy(
                            key -> assertThat(rowOf(migrationOf(module), page)).contains("`" + key + "`"));
        }
    }

    private static Stream<String> keysOf(String secret, Container container) {
        return container.getEnv().stream()
                .map(EnvVar::getValueFrom)
                .filter(source ->
                        source != null && source.getSecretKeyRef().getName().equals(secret))
                .map(source -> source.getSecretKeyRef().getKey());
    }

    private static String rowOf(String secret, String page) {
        return page.lines()
                .filter(line -> line.startsWith("| `" + secret + "` |"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No row tells of the Secret " + secret));
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
    void pages_for_developers_are_off() {
        assertThat(PROJECT.text(OF_ALL_SERVICES)).contains("%prod.quarkus.swagger-ui.enabled=false\n");
        for (Module module : Module.services()) {
            assertThat(overlay.environmentKeys(container(module))).noneMatch(key -> key.contains("SWAGGER"));
        }
    }

    @Test
    void who_has_files_scanned_may_reach_the_scanner_and_nobody_else() {
        for (Module taker : List.of(Module.INTAKE, Module.IDENTITY, Module.CASEWORK)) {
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
