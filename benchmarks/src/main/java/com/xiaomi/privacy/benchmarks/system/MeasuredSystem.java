package com.xiaomi.privacy.benchmarks.system;

import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import com.xiaomi.privacy.contracts.vocabulary.Cell;
import com.xiaomi.privacy.localstack.Endpoints;
import com.xiaomi.privacy.localstack.LocalCredentials;
import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.ServerKind;
import com.xiaomi.privacy.localstack.ServiceEnvironment;
import com.xiaomi.privacy.localstack.StackException;
import com.xiaomi.privacy.localstack.StackOptions;
import com.xiaomi.privacy.localstack.StackProcess;
import com.xiaomi.privacy.localstack.process.Await;
import com.xiaomi.privacy.localstack.process.Folders;
import com.xiaomi.privacy.localstack.process.SupervisedProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What is measured: PostgreSQL, Kafka and request-intake-service, each in its own process, on 127.0.0.1. Nothing else
 * runs, so that nothing else takes time; nothing is left when it is closed.
 */
public final class MeasuredSystem implements AutoCloseable {
    /** The heap of the measured service, as {@code -Xmx} has it. */
    public static final String HEAP = "512m";

    private static final LocalService SERVICE = LocalService.INTAKE;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int OK = 200;

    private final Path home;
    private final StackProcess stack;
    private final SupervisedProcess service;
    private final AtomicBoolean closed = new AtomicBoolean();

    private MeasuredSystem(Path home, StackProcess stack, SupervisedProcess service) {
        this.home = home;
        this.stack = stack;
        this.service = service;
    }

    /**
     * Starts the servers and the service, and returns when the service says that it is ready.
     *
     * @param project the folder with the parent pom, all built
     * @throws StackException if something does not come up; nothing keeps running then
     */
    public static MeasuredSystem start(Path project) {
        Path jar = project.resolve(SERVICE.serviceName()).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new BenchmarkFailure(project.relativize(jar) + " is missing: build it first.");
        }
        Path stackFolder = project.resolve(".local-stack");
        Path home = Folders.create(stackFolder.resolve("benchmark"));
        StackProcess stack = StackProcess.start(StackOptions.in(home)
                .withCache(stackFolder.resolve("cache"))
                .withServers(Set.of(ServerKind.POSTGRES, ServerKind.KAFKA)));
        try {
            return new MeasuredSystem(home, stack, startService(jar, stack.endpoints()));
        } catch (RuntimeException e) {
            stack.close();
            Folders.delete(home);
            throw e;
        }
    }

    private static SupervisedProcess startService(Path jar, Endpoints endpoints) {
        Path logs = endpoints.home().resolve("logs");
        SupervisedProcess service = SupervisedProcess.start(new SupervisedProcess.Spec(
                SERVICE.serviceName(),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms" + HEAP,
                        "-Xmx" + HEAP,
                        "-jar",
                        jar.toString()),
                environment(endpoints),
                logs,
                logs.resolve(SERVICE.serviceName() + ".log"),
                "TERM"));
        try {
            Await.ready(SERVICE.serviceName(), service, PATIENCE, () -> isReady(endpoints.serviceUrl(SERVICE)));
            return service;
        } catch (StackException e) {
            service.close();
            throw e;
        }
    }

    private static Map<String, String> environment(Endpoints endpoints) {
        Map<String, String> configuration = new HashMap<>(Map.of(
                "rights.intake.cell", "EU",
                // Nobody signs in during a measurement, so there is no sign-in server.
                "rights.access.customer-issuer", "http://127.0.0.1:9/realms/customer",
                "rights.access.staff-issuer", "http://127.0.0.1:9/realms/staff",
                "rights.access.client-secret", "unused",
                // Nobody takes the traces.
                "quarkus.otel.sdk.disabled", "true"));
        for (Cell cell : Cell.values()) {
            configuration.put("rights.intake.cells." + cell, "https://%s.privacy.example.org".formatted(cell));
        }
        configuration.putAll(ServiceEnvironment.of(SERVICE, endpoints));
        URI url = endpoints.serviceUrl(SERVICE);
        configuration.put("quarkus.http.host", url.getHost());
        configuration.put("quarkus.http.port", Integer.toString(url.getPort()));
        Map<String, String> environment = new HashMap<>();
        // The rule of MicroProfile Config for environment variables.
        configuration.forEach((key, value) ->
                environment.put(key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT), value));
        return environment;
    }

    private static boolean isReady(URI url) throws Exception {
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(1))
                .build()) {
            HttpRequest request = HttpRequest.newBuilder(url.resolve("/q/health/ready"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == OK;
        }
    }

    /** The base URL of the service. */
    public URI serviceUrl() {
        return stack.endpoints().serviceUrl(SERVICE);
    }

    /** Host and port of the broker. */
    public String kafkaBootstrap() {
        return stack.endpoints().kafkaBootstrap();
    }

    /** The port of PostgreSQL on 127.0.0.1. */
    public int postgresPort() {
        return stack.endpoints().postgresPort();
    }

    /** The name of the service's database, and of the role that owns it. */
    public String database() {
        return SERVICE.database();
    }

    /** The password of that role. */
    public String databasePassword() {
        return LocalCredentials.databasePassword(SERVICE.database());
    }

    /** A connection to the service's database, in auto-commit mode. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(
                stack.endpoints().jdbcUrl(SERVICE.database()), SERVICE.database(), databasePassword());
    }

    /** A folder for files of the measurement, deleted at the end. */
    public Path scratch() {
        return Folders.create(home.resolve("scratch"));
    }

    /**
     * Fails if the service has died.
     *
     * @throws StackException with the end of its log
     */
    public void requireAlive() {
        service.requireAlive();
    }

    /** Stops everything and deletes its data. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            service.close();
            stack.close();
            Folders.delete(home);
        }
    }
}
