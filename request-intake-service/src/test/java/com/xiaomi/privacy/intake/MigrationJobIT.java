package com.xiaomi.privacy.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.localstack.Endpoints;
import com.xiaomi.privacy.localstack.LocalCredentials;
import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.ServiceEnvironment;
import com.xiaomi.privacy.localstack.SharedStack;
import com.xiaomi.privacy.localstack.process.Folders;
import com.xiaomi.privacy.localstack.process.Http;
import com.xiaomi.privacy.localstack.process.JavaCommand;
import com.xiaomi.privacy.localstack.process.SupervisedProcess;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The program as Kubernetes runs it: a job migrates as the owner of the databases and ends, the service knows its own role only and waits. */
class MigrationJobIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Path LOGS = Path.of("target/migration-job").toAbsolutePath();
    private static final String OWNER = LocalService.INTAKE.database();
    private static final String KEY_OWNER = LocalService.INTAKE.keyDatabase().orElseThrow();

    private final Endpoints endpoints = SharedStack.endpoints();
    private final String suffix = "_" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void createEmptyDatabases() throws SQLException {
        Folders.create(LOGS);
        for (String owner : List.of(OWNER, KEY_OWNER)) {
            administer("CREATE DATABASE %s OWNER %s".formatted(owner + suffix, owner));
            administer("REVOKE CONNECT, TEMPORARY ON DATABASE %s FROM PUBLIC".formatted(owner + suffix));
            administer("GRANT CONNECT ON DATABASE %s TO %s".formatted(owner + suffix, LocalService.roleIn(owner)));
        }
    }

    @AfterEach
    void dropThem() throws SQLException {
        for (String owner : List.of(OWNER, KEY_OWNER)) {
            administer("DROP DATABASE %s WITH (FORCE)".formatted(owner + suffix));
        }
    }

    @Test
    void theServiceWaitsForTheJobAndKnowsNoOwner() throws Exception {
        int port = freePort();
        try (SupervisedProcess service = start("service", service(port))) {
            await().atMost(PATIENCE).ignoreExceptions().until(() -> health(service, port, "live") == 200);
            assertThat(health(service, port, "ready")).isEqualTo(503);

            try (SupervisedProcess job = start("job", job(LocalCredentials.databasePassword(OWNER)))) {
                assertThat(job.waitFor()).as("%s", job.endOfLog()).isZero();
            }

            await().atMost(PATIENCE).ignoreExceptions().until(() -> health(service, port, "ready") == 200);
        }
    }

    @Test
    void aJobThatCannotMigrateFails() throws Exception {
        try (SupervisedProcess job = start("failing-job", job("not the password"))) {
            assertThat(job.waitFor()).isNotZero();
            assertThat(LOGS.resolve("failing-job.log")).content().contains("password authentication failed");
        }
    }

    @Test
    void aMigrationThatFailsLeavesTheOldReplicaRunningAndTheNewOneWaiting() throws Exception {
        try (SupervisedProcess job = start("first-job", job(LocalCredentials.databasePassword(OWNER)))) {
            assertThat(job.waitFor()).as("%s", job.endOfLog()).isZero();
        }
        int oldPort = freePort();
        int newPort = freePort();
        try (SupervisedProcess old = start("old-replica", service(oldPort));
                SupervisedProcess failing = failingJob(old, oldPort);
                SupervisedProcess replica = start("new-replica", service(newPort))) {
            assertThat(failing.waitFor()).isNotZero();
            assertThat(LOGS.resolve("failing-migration.log")).content().contains("erased_request", "already exists");
            await().atMost(PATIENCE).ignoreExceptions().until(() -> health(replica, newPort, "live") == 200);
            assertThat(health(replica, newPort, "ready")).isEqualTo(503);
            assertThat(health(old, oldPort, "ready")).isEqualTo(200);

            administerKeys("DROP TABLE erased_request");
            try (SupervisedProcess job = start("mended-job", job(LocalCredentials.databasePassword(OWNER)))) {
                assertThat(job.waitFor()).as("%s", job.endOfLog()).isZero();
            }
            await().atMost(PATIENCE).ignoreExceptions().until(() -> health(replica, newPort, "ready") == 200);
        }
    }

    /** Begins once the old replica is ready; what it is to make is there already. */
    private SupervisedProcess failingJob(SupervisedProcess old, int oldPort) throws SQLException {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> health(old, oldPort, "ready") == 200);
        administerKeys("DELETE FROM flyway_schema_history WHERE version = '20261129.0850'");
        return start("failing-migration", job(LocalCredentials.databasePassword(OWNER)));
    }

    private static int health(SupervisedProcess service, int port, String kind) throws IOException {
        service.requireAlive();
        return Http.status("GET", URI.create("http://127.0.0.1:%d/q/health/%s".formatted(port, kind)));
    }

    private Map<String, String> service(int port) {
        Map<String, String> environment = environment();
        environment.put("RIGHTS_MIGRATION_AT_START", "false");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        return environment;
    }

    /** As k8s/base/migrations.yaml: of what is secret it has the owner's passwords only, and what no start does without. */
    private Map<String, String> job(String ownersPassword) {
        Map<String, String> environment = environment();
        environment
                .keySet()
                .removeIf(key -> key.startsWith("RIGHTS_S3")
                        || key.startsWith("QUARKUS_DATASOURCE") && key.endsWith("PASSWORD"));
        environment.put("QUARKUS_INIT_AND_EXIT", "true");
        environment.put("QUARKUS_FLYWAY_MIGRATE_AT_START", "true");
        environment.put("QUARKUS_FLYWAY_USERNAME", OWNER);
        environment.put("QUARKUS_FLYWAY_PASSWORD", ownersPassword);
        environment.put("QUARKUS_FLYWAY_KEYS_MIGRATE_AT_START", "true");
        environment.put("QUARKUS_FLYWAY_KEYS_USERNAME", KEY_OWNER);
        environment.put("QUARKUS_FLYWAY_KEYS_PASSWORD", LocalCredentials.databasePassword(KEY_OWNER));
        return environment;
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        ServiceEnvironment.of(LocalService.INTAKE, endpoints)
                .forEach((key, value) -> environment.put(variable(key), value));
        // No anchors: their bucket is that of another database.
        environment
                .keySet()
                .removeIf(key -> key.startsWith("QUARKUS_FLYWAY") || key.startsWith("RIGHTS_AUDIT_ANCHORS"));
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", endpoints.jdbcUrl(OWNER + suffix));
        environment.put("QUARKUS_DATASOURCE_KEYS_JDBC_URL", endpoints.jdbcUrl(KEY_OWNER + suffix));
        // It takes no events from the other tests.
        environment.put("MP_MESSAGING_CONNECTOR_SMALLRYE_KAFKA_GROUP_ID", "request-intake-service" + suffix);
        environment.put("QUARKUS_OTEL_SDK_DISABLED", "true");
        environment.put("RIGHTS_CELL_NAME", "EU");
        List.of("EU", "IN", "RU", "SG")
                .forEach(cell -> environment.put(
                        "RIGHTS_INTAKE_CELLS_" + cell,
                        "https://%s.privacy.example.org".formatted(cell.toLowerCase(Locale.ROOT))));
        return environment;
    }

    private static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static SupervisedProcess start(String name, Map<String, String> environment) {
        List<String> command = new JavaCommand("256m")
                .with("-XX:TieredStopAtLevel=1", "--add-opens", "java.base/java.lang=ALL-UNNAMED")
                .main(
                        Path.of("target/quarkus-app/quarkus-run.jar")
                                .toAbsolutePath()
                                .toString(),
                        "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                        List.of());
        return SupervisedProcess.start(
                new SupervisedProcess.Spec(name, command, environment, LOGS, LOGS.resolve(name + ".log"), "TERM"));
    }

    private void administer(String statement) throws SQLException {
        administer("postgres", statement);
    }

    private void administerKeys(String statement) throws SQLException {
        administer(KEY_OWNER + suffix, statement);
    }

    private void administer(String database, String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        endpoints.jdbcUrl(database), "postgres", LocalCredentials.databasePassword("postgres"));
                Statement ddl = connection.createStatement()) {
            ddl.execute(statement);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
