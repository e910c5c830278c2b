package com.xiaomi.privacy.checks.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.xiaomi.privacy.checks.code.CheckedCode;
import com.xiaomi.privacy.checks.configuration.ConfigurationKey;
import com.xiaomi.privacy.checks.configuration.ConfigurationKeys;
import com.xiaomi.privacy.checks.project.Module;
import com.xiaomi.privacy.checks.project.ProjectFolder;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.compose.ComposeFile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.error.YAMLException;

/** The compose file agrees with the code and with itself. */
class ComposeFileTest {
    private static final ProjectFolder PROJECT = ProjectFolder.ofThisBuild();
    private static final String REALM =
            "local-stack/src/main/resources/com/xiaomi/privacy/localstack/keycloak/staff-realm.json";
    private static final Pattern TOPIC = Pattern.compile("privacy\\.[a-z-]+\\.v[0-9]+");
    private static final Pattern DATABASE = Pattern.compile("CREATE DATABASE ([a-z_]+) OWNER ([a-z_]+);");
    private static final Pattern CREDENTIAL = Pattern.compile(".*(PASSWORD|SECRET|SECRET_KEY)");

    // BrokerAccessTest looks at these.
    private static final Pattern SIGN_IN = Pattern.compile("KAFKA_(SECURITY|SASL)_.+");

    private final ComposeFile file = ComposeFile.parse(PROJECT.text("docker-compose.yml"));

    private Stream<ComposeFile.Service> services() {
        return file.services().stream().map(file::service);
    }

    @Test
    void a_key_written_twice_is_no_compose_file() {
        assertThatThrownBy(() -> ComposeFile.parse("services: {}\nservices: {}"))
                .isInstanceOf(YAMLException.class);
    }

    @Test
    void every_service_is_there_with_its_own_image() {
        for (Module service : Module.services()) {
            assertThat(file.service(service.folder()).image()).startsWith("privacy-support/" + service.folder() + ":");
            assertThat(file.service(service.folder()).profiles()).containsExactly("all");
        }
    }

    @Test
    void images_are_pinned_and_everything_tells_whether_it_is_well() {
        assertThat(services()).isNotEmpty().allSatisfy(service -> {
            assertThat(PodPolicy.isPinned(service.image())).as(service.image()).isTrue();
            assertThat(service.hasHealthCheck() != service.isJob())
                    .as("health check of %s", service.name())
                    .isTrue();
            assertThat(service.profiles()).as(service.name()).contains("all");
        });
    }

    @Test
    void ports_are_published_to_this_machine_only() {
        assertThat(services().flatMap(service -> service.ports().stream()))
                .isNotEmpty()
                .allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @Test
    void everything_waits_for_jobs_to_end_and_for_servers_to_be_well() {
        assertThat(services())
                .allSatisfy(service -> service.waitsFor().forEach((other, condition) -> {
                    assertThat(file.services()).as(service.name()).contains(other);
                    assertThat(condition)
                            .as("%s waits for %s", service.name(), other)
                            .isEqualTo(
                                    file.service(other).isJob() ? "service_completed_successfully" : "service_healthy");
                    assertThat(file.service(other).profiles()).containsAll(service.profiles());
                }));
    }

    @Test
    void every_environment_key_is_one_that_the_service_knows() {
        ConfigurationKeys keys = new ConfigurationKeys(PROJECT, CheckedCode.ALL);
        for (Module service : Module.services()) {
            Set<String> set = file.service(service.folder()).environment().keySet();

            assertThat(set).as("keys of %s", service.folder()).isNotEmpty().allMatch(keys::isKnown);
            assertThat(keys.of(service).stream()
                            .filter(ConfigurationKey::required)
                            .map(ConfigurationKey::environmentName))
                    .as("keys that %s does not start without", service.folder())
                    .isSubsetOf(set);
        }
    }

    @Test
    void uploads_are_scanned() {
        for (Module taker : List.of(Module.INTAKE, Module.IDENTITY, Module.CASEWORK)) {
            String scanner = file.service(taker.folder()).environment().get("RIGHTS_MALWARE_SCAN_HOST");

            assertThat(file.services()).contains(scanner);
        }
    }

    @Test
    void the_sample_data_system_gets_what_it_asks_for() {
        String source =
                PROJECT.text("example-connector/src/main/java/com/xiaomi/privacy/connector/ConnectorSettings.java");
        Set<String> asked = Pattern.compile("\\(environment, \"([A-Z_]+)\"\\)")
                .matcher(source)
                .results()
                .map((MatchResult result) -> result.group(1))
                .collect(Collectors.toSet());

        assertThat(file.service("example-connector").environment().keySet().stream()
                        .filter(key -> !SIGN_IN.matcher(key).matches()))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(asked);
    }

    @Test
    void key_files_are_secrets_of_the_service_and_declared() {
        for (Module service : Module.services()) {
            ComposeFile.Service container = file.service(service.folder());
            Set<String> files = container.environment().entrySet().stream()
                    .filter(entry -> entry.getKey().endsWith("_FILE"))
                    .map(Map.Entry::getValue)
                    .collect(Collectors.toSet());

            assertThat(container.secrets().stream().map("/run/secrets/"::concat))
                    .as(service.folder())
                    .containsExactlyInAnyOrderElementsOf(files);
            assertThat(file.declared("secrets")).containsAll(container.secrets());
        }
    }

    /** The oldest Compose, which reads this file in {@link ComposeParsersTest}, leaves both unread. */
    @Test
    void configs_and_secrets_are_declared_and_used() {
        assertThat(services().flatMap(service -> service.configs().stream()).distinct())
                .containsExactlyInAnyOrderElementsOf(file.declared("configs"));
        assertThat(services().flatMap(service -> service.secrets().stream()).distinct())
                .containsExactlyInAnyOrderElementsOf(file.declared("secrets"));
    }

    @Test
    void every_credential_says_that_it_is_a_local_sample() {
        Map<String, String> credentials = services()
                .flatMap(service -> service.environment().entrySet().stream()
                        .filter(entry -> CREDENTIAL.matcher(entry.getKey()).matches())
                        // Handed through from whoever starts it; nothing is written down.
                        .filter(entry -> !entry.getValue().matches("\\$\\{[A-Z_]+:-not-configured}"))
                        .map(entry -> Map.entry(service.name() + " " + entry.getKey(), entry.getValue())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

        assertThat(credentials)
                .isNotEmpty()
                .allSatisfy((name, value) -> assertThat(value).as(name).endsWith("-local-sample"));
    }

    @Test
    void client_secrets_are_those_of_the_realm() {
        String realm = PROJECT.text(REALM);
        for (Module service : Module.services()) {
            String secret = file.service(service.folder()).environment().get("RIGHTS_ACCESS_CLIENT_SECRET");
            assertThat(realm).as(service.folder()).contains("\"clientId\": \"%s\"".formatted(service.folder()));
            assertThat(realm).as(service.folder()).contains("\"secret\": \"%s\"".formatted(secret));
        }
    }

    @Test
    void the_topics_are_those_of_the_contract() {
        String command = file.service("kafka-topics").command();
        assertThat(TOPIC.matcher(command.substring(0, command.indexOf("kafka-acls")))
                        .results()
                        .map(MatchResult::group))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Topic.values()).map(Topic::topicName).toList());
    }

    @Test
    void the_databases_are_those_of_the_services() {
        String statements = file.config("databases");
        Set<String> databases = Stream.of(LocalService.values())
                .filter(LocalService::isBehindOrigin)
                .flatMap(service -> service.databases().stream())
                .collect(Collectors.toSet());

        assertThat(DATABASE.matcher(statements).results().map(result -> result.group(1)))
                .containsExactlyInAnyOrderElementsOf(databases);
        assertThat(databases)
                .allSatisfy(database -> assertThat(statements)
                        .contains("CREATE ROLE %1$s LOGIN PASSWORD '%1$s-local-sample';".formatted(database))
                        .contains("CREATE DATABASE %1$s OWNER %1$s;".formatted(database))
                        .contains("REVOKE CONNECT, TEMPORARY ON DATABASE %s FROM PUBLIC;".formatted(database)));
    }

    @Test
    void services_connect_as_roles_that_own_nothing() {
        String statements = file.config("databases");
        for (LocalService service : LocalService.values()) {
            if (service.isBehindOrigin()) {
                Map<String, String> environment =
                        file.service(service.serviceName()).environment();
                assertThatItConnectsByARoleThatOwnsNothing(statements, environment, "", service.database());
                service.keyDatabase()
                        .ifPresent(keys ->
                                assertThatItConnectsByARoleThatOwnsNothing(statements, environment, "KEYS_", keys));
            }
        }
    }

    private static void assertThatItConnectsByARoleThatOwnsNothing(
            String statements, Map<String, String> environment, String name, String database) {
        String role = LocalService.roleIn(database);
        assertThat(statements)
                .contains("CREATE ROLE %1$s LOGIN PASSWORD '%1$s-local-sample';".formatted(role))
                .contains("GRANT CONNECT ON DATABASE %s TO %s;".formatted(database, role))
                .doesNotContain("OWNER " + role);
        assertThat(environment)
                .containsEntry("QUARKUS_DATASOURCE_" + name + "USERNAME", role)
                .containsEntry("QUARKUS_FLYWAY_" + name + "USERNAME", database);
    }
}
