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
import io.minio.MinioClient;
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
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * What is measured: PostgreSQL, Kafka and one service, each in its own process, on 127.0.0.1. Nothing else
 * runs, so that nothing else takes time; nothing is left when it is closed.
 */
public final class MeasuredSystem implements AutoCloseable {
    /** For submissions and the relay: a heap of 512 MiB, and no object store, which they do not need. */
    public static final Setup SUBMISSIONS =
            new Setup(LocalService.INTAKE, "512m", Set.of(ServerKind.POSTGRES, ServerKind.KAFKA));

    /** For codes. */
    public static final Setup CODES =
            new Setup(LocalService.IDENTITY, "512m", Set.of(ServerKind.POSTGRES, ServerKind.KAFKA, ServerKind.S3));

    /** For files: a heap that could hold a few of them, and not all. */
    public static final Setup UPLOADS =
            new Setup(LocalService.INTAKE, "112m", Set.of(ServerKind.POSTGRES, ServerKind.KAFKA, ServerKind.S3));

    /** For what staff do: they sign in, and the service wants its object store. */
    public static final Setup STAFF = new Setup(
            LocalService.CASEWORK,
            "512m",
            Set.of(ServerKind.POSTGRES, ServerKind.KAFKA, ServerKind.S3, ServerKind.KEYCLOAK));

    /** For mails and webhooks: the service signs in where it asks others, and staff do. */
    public static final Setup NOTIFICATION = new Setup(
            LocalService.NOTIFICATION, "512m", Set.of(ServerKind.POSTGRES, ServerKind.KAFKA, ServerKind.KEYCLOAK));

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int OK = 200;
    private static final String ADMINISTRATOR = "postgres";
    // Some looks count all rows of a large table, which must not weigh on what is measured.
    private static final long LOOK_EVERY = 1_000_000_000;
    private static final long LOOK_CLOSELY_EVERY = 2_000_000;

    private final Path home;
    private final Setup setup;
    private final StackProcess stack;
    private final Path jar;
    private Map<String, String> configuration;
    private SupervisedProcess service;
    private final AtomicBoolean closed = new AtomicBoolean();

    private MeasuredSystem(
            Path home,
            Setup setup,
            StackProcess stack,
            Path jar,
            Map<String, String> configuration,
            SupervisedProcess service) {
        this.home = home;
        this.setup = setup;
        this.stack = stack;
        this.jar = jar;
        this.configuration = Map.copyOf(configuration);
        this.service = service;
    }

    /**
     * Starts the servers and the service, and returns when the service says that it is ready.
     *
     * @param project the folder with the parent pom, all built
     * @param configuration of the service, before what the stack says
     * @throws StackException if something does not come up; nothing keeps running then
     */
    public static MeasuredSystem start(Path project, Setup setup, Map<String, String> configuration) {
        Path jar = project.resolve(setup.service().serviceName()).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new BenchmarkFailure(project.relativize(jar) + " is missing: build it first.");
        }
        Path stackFolder = project.resolve(".local-stack");
        Path home = Folders.create(stackFolder.resolve("benchmark"));
        StackProcess stack = StackProcess.start(
                StackOptions.in(home).withCache(stackFolder.resolve("cache")).withServers(setup.servers()));
        try {
            SupervisedProcess service = startService(jar, setup, stack.endpoints(), configuration);
            return new MeasuredSystem(home, setup, stack, jar, configuration, service);
        } catch (RuntimeException e) {
            stack.close();
            Folders.delete(home);
            throw e;
        }
    }

    private static SupervisedProcess startService(
            Path jar, Setup setup, Endpoints endpoints, Map<String, String> configuration) {
        Path logs = endpoints.home().resolve("logs");
        SupervisedProcess service = SupervisedProcess.start(new SupervisedProcess.Spec(
                setup.service().serviceName(),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms" + setup.heap(),
                        "-Xmx" + setup.heap(),
                        // What the JVM chooses by itself in a container of the size that k8s/ gives it.
                        "-XX:+UseSerialGC",
                        "-jar",
                        jar.toString()),
                environment(setup.service(), endpoints, configuration),
                logs,
                logs.resolve(setup.service().serviceName() + ".log"),
                "TERM"));
        try {
            Await.ready(
                    setup.service().serviceName(),
                    service,
                    PATIENCE,
                    () -> isReady(endpoints.serviceUrl(setup.service())));
            return service;
        } catch (StackException e) {
            service.close();
            throw e;
        }
    }

    private static Map<String, String> environment(LocalService service, Endpoints endpoints, Map<String, String> own) {
        Map<String, String> configuration = new HashMap<>(Map.of(
                // Where nobody signs in during a measurement, there is no sign-in server.
                "rights.access.customer-issuer", "http://127.0.0.1:9/realms/customer",
                "rights.access.staff-issuer", "http://127.0.0.1:9/realms/staff",
                "rights.access.client-secret", "unused",
                // The load speaks as the origin would, for persons with addresses of their own.
                "rights.client.trusted-proxies", "127.0.0.1/32",
                // One account calls for all staff, one for all data systems; each call is counted, as everywhere.
                "rights.limits.staff.per-account", "1000000 per PT1S",
                "rights.limits.program.per-account", "1000000 per PT1S",
                // Nobody takes the traces.
                "quarkus.otel.sdk.disabled", "true",
                "rights.cell.name", "EU"));
        if (service == LocalService.INTAKE) {
            for (Cell cell : Cell.values()) {
                configuration.put("rights.intake.cells." + cell, "https://%s.privacy.example.org".formatted(cell));
            }
        }
        configuration.put("rights.origin-url", "http://127.0.0.1");
        configuration.putAll(ServiceEnvironment.of(service, endpoints));
        configuration.putAll(own);
        URI url = endpoints.serviceUrl(service);
        configuration.put("quarkus.http.host", url.getHost());
        configuration.put("quarkus.http.port", Integer.toString(url.getPort()));
        // As in k8s/ and docker-compose.yml: each further arena of the C library keeps memory that it has freed.
        Map<String, String> environment = new HashMap<>(Map.of("MALLOC_ARENA_MAX", "2"));
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

    /** Stops the service and starts it again, for it to read its files anew; returns when it is ready. */
    public void restartService() {
        service.close();
        service = startService(jar, setup, stack.endpoints(), configuration);
    }

    /** As {@link #restartService()}, with another configuration of its own. */
    public void restartService(Map<String, String> other) {
        configuration = Map.copyOf(other);
        restartService();
    }

    /** Ends the service as a machine that fails does (SIGKILL, to its own process and no other); returns when it is gone. */
    public void killService() throws InterruptedException {
        serviceProcess().destroyForcibly();
        service.waitFor();
    }

    private ProcessHandle serviceProcess() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info()
                        .command()
                        .filter(name -> name.endsWith("java"))
                        .isPresent())
                // Keycloak's jar has the same name.
                .filter(process -> Stream.of(process.info().arguments().orElse(new String[0]))
                        .anyMatch(jar.toString()::equals))
                .findFirst()
                .orElseThrow(() -> new BenchmarkFailure("The service's process can't be found."));
    }

    /**
     * Waits for something, and looks meanwhile whether the service lives.
     *
     * @param what for people, for example "all mails are sent"
     * @throws BenchmarkFailure if it does not come in time
     */
    public void await(String what, Duration patience, Condition condition) throws SQLException, InterruptedException {
        await(what, patience, LOOK_EVERY, condition);
    }

    /** As {@link #await}, of what costs little to look at and may not be met late. */
    public void awaitClosely(String what, Duration patience, Condition condition)
            throws SQLException, InterruptedException {
        await(what, patience, LOOK_CLOSELY_EVERY, condition);
    }

    private void await(String what, Duration patience, long every, Condition condition)
            throws SQLException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.isMet()) {
            requireAlive();
            if (System.nanoTime() > end) {
                throw new BenchmarkFailure("Waited %s in vain until %s.".formatted(patience, what));
            }
            if (Thread.interrupted()) {
                throw new InterruptedException(what);
            }
            LockSupport.parkNanos(every);
        }
    }

    /** What is waited for. */
    @FunctionalInterface
    public interface Condition {
        /** Whether it has come. */
        boolean isMet() throws SQLException;
    }

    /** The heap of the service, as {@code -Xmx} has it. */
    public String heap() {
        return setup.heap();
    }

    /** Begins to watch the memory of the service. */
    public MemoryWatch watchMemory() {
        return new MemoryWatch(serviceProcess().pid(), serviceUrl());
    }

    /** The base URL of the service. */
    public URI serviceUrl() {
        return stack.endpoints().serviceUrl(setup.service());
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
        return setup.service().database();
    }

    /** The password of that role. */
    public String databasePassword() {
        return LocalCredentials.databasePassword(database());
    }

    /** A connection to the service's database, in auto-commit mode. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(stack.endpoints().jdbcUrl(database()), database(), databasePassword());
    }

    /** A connection to the database of the service's keys, in auto-commit mode. */
    public Connection connectToKeys() throws SQLException {
        String keys = setup.service().keyDatabase().orElseThrow();
        return DriverManager.getConnection(
                stack.endpoints().jdbcUrl(keys), keys, LocalCredentials.databasePassword(keys));
    }

    /** A connection of the server's administrator, in auto-commit mode. */
    public Connection connectAsAdministrator() throws SQLException {
        return DriverManager.getConnection(
                stack.endpoints().jdbcUrl(ADMINISTRATOR),
                ADMINISTRATOR,
                LocalCredentials.databasePassword(ADMINISTRATOR));
    }

    /** What PostgreSQL logs. */
    public Path postgresLog() {
        return stackHome().resolve("logs").resolve("postgres.log");
    }

    /** The issuer of the tokens of staff, where staff sign in. */
    public String staffIssuer() {
        return stack.endpoints().issuer("staff");
    }

    /** The object store, as the service knows it. */
    public MinioClient objectStore() {
        return MinioClient.builder()
                .endpoint(stack.endpoints().s3Url().toString())
                .region("us-east-1")
                .credentials(
                        LocalCredentials.s3AccessKey(setup.service()), LocalCredentials.s3SecretKey(setup.service()))
                .build();
    }

    /** The folder of the running servers, with the secrets made for the service. */
    public Path stackHome() {
        return stack.endpoints().home();
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

    /**
     * What is started for a measurement.
     *
     * @param service which is measured
     * @param heap of the service, as {@code -Xmx} has it
     */
    public record Setup(LocalService service, String heap, Set<ServerKind> servers) {

        public Setup {
            servers = Set.copyOf(servers);
        }
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
