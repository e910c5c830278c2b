package com.xiaomi.privacy.localstack.postgres;

import com.xiaomi.privacy.localstack.LocalCredentials;
import com.xiaomi.privacy.localstack.LocalServer;
import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.StackException;
import com.xiaomi.privacy.localstack.process.Await;
import com.xiaomi.privacy.localstack.process.Folders;
import com.xiaomi.privacy.localstack.process.SupervisedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The PostgreSQL server. It writes durably, as in production: what it answers is what the measurements are about. */
public final class PostgresServer implements LocalServer {
    private static final String SUPERUSER = "postgres";

    private final Path cache;
    private final Path data;
    private final Path log;
    private final int port;
    private final Optional<Path> certificate;
    private SupervisedProcess process;

    /**
     * A server not yet started.
     *
     * @param cache the folder that outlives the stack, for the binaries
     * @param data the folder for the data; it must be empty or absent
     * @param log the log file
     * @param certificate a folder with {@code tls.crt} and {@code tls.key}: it then takes connections by TLS only
     */
    public PostgresServer(Path cache, Path data, Path log, int port, Optional<Path> certificate) {
        this.cache = cache;
        this.data = data;
        this.log = log;
        this.port = port;
        this.certificate = certificate;
    }

    /** Unpacks the binaries into the cache, unless that was done before. */
    public static void prepare(Path cache) {
        PostgresBinaries.unpack(cache);
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public void start() {
        Path binaries = PostgresBinaries.unpack(cache).resolve("bin");
        Unprivileged unprivileged = Unprivileged.choose();
        initialise(binaries, unprivileged);
        process = SupervisedProcess.start(new SupervisedProcess.Spec(
                name(),
                unprivileged.wrap(serverCommand(binaries)),
                Map.of("LC_ALL", "C"),
                data.getParent(),
                log,
                // SIGINT is PostgreSQL's fast shutdown: it does not wait for its clients to leave.
                "INT"));
        Await.ready(name(), process, () -> {
            try (Connection connection = connect()) {
                return connection.isValid(1);
            }
        });
        createAll();
    }

    private void initialise(Path binaries, Unprivileged unprivileged) {
        try {
            Folders.create(data);
            Path password = Files.writeString(
                    data.resolveSibling("postgres.password"), LocalCredentials.databasePassword(SUPERUSER));
            unprivileged.own(data);
            unprivileged.own(password);
            List<String> command = List.of(
                    binaries.resolve("initdb").toString(),
                    "--pgdata=" + data,
                    "--username=" + SUPERUSER,
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--locale=C.UTF-8",
                    // An interrupted start begins anew; from the start of the server on everything is synced.
                    "--no-sync");
            runToEnd(unprivileged.wrap(command));
            Files.delete(password);
            if (certificate.isPresent()) {
                encrypt(certificate.get());
                unprivileged.own(data);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By the names that PostgreSQL looks for. */
    private void encrypt(Path given) throws IOException {
        Files.copy(given.resolve("tls.crt"), data.resolve("server.crt"));
        Path key = Files.copy(given.resolve("tls.key"), data.resolve("server.key"));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(data.resolve("pg_hba.conf"), "hostssl all all 127.0.0.1/32 scram-sha-256\n");
    }

    private void runToEnd(List<String> command) {
        try (SupervisedProcess initdb = SupervisedProcess.start(new SupervisedProcess.Spec(
                name() + "'s initdb", command, Map.of("LC_ALL", "C"), data.getParent(), log, "TERM"))) {
            int code = initdb.waitFor();
            if (code != 0) {
                throw new StackException("%s cannot be initialised (code %d); the end of its log %s:%n%s"
                        .formatted(name(), code, log, initdb.endOfLog()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(name() + " was interrupted while starting", e);
        }
    }

    private List<String> serverCommand(Path binaries) {
        List<String> command =
                new ArrayList<>(List.of(binaries.resolve("postgres").toString(), "-D", data.toString()));
        Map<String, String> settings = Map.of(
                "port", Integer.toString(port),
                "listen_addresses", "127.0.0.1",
                // A socket file's path may be too long for the system, and nobody needs it.
                "unix_socket_directories", "",
                "max_connections", "200",
                "fsync", "on",
                "synchronous_commit", "on",
                "shared_buffers", "128MB",
                "timezone", "UTC",
                "log_timezone", "UTC");
        settings.forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
        if (certificate.isPresent()) {
            command.addAll(List.of("-c", "ssl=on"));
        }
        return command;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port),
                SUPERUSER,
                LocalCredentials.databasePassword(SUPERUSER));
    }

    private void createAll() {
        execute(
                allRoles(),
                (statement, name) -> statement.execute(
                        "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(name, LocalCredentials.databasePassword(name))));
        execute(allDatabases(), PostgresServer::createDatabase);
    }

    /** Drops the databases with all connections to them and creates them anew, empty. */
    @Override
    public void reset() {
        execute(allDatabases(), (statement, name) -> {
            statement.execute("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(name));
            createDatabase(statement, name);
        });
    }

    private static void createDatabase(Statement statement, String name) throws SQLException {
        statement.execute("CREATE DATABASE %1$s OWNER %1$s".formatted(name));
        // Each service sees its own databases only, as with separate servers.
        statement.execute("REVOKE CONNECT, TEMPORARY ON DATABASE %s FROM PUBLIC".formatted(name));
        statement.execute("GRANT CONNECT ON DATABASE %s TO %s".formatted(name, LocalService.roleIn(name)));
    }

    private static List<String> allRoles() {
        return allDatabases().stream()
                .flatMap(name -> Stream.of(name, LocalService.roleIn(name)))
                .toList();
    }

    private static List<String> allDatabases() {
        return List.of(LocalService.values()).stream()
                .flatMap(service -> service.databases().stream())
                .toList();
    }

    @FunctionalInterface
    private interface PerDatabase {
        void execute(Statement statement, String name) throws SQLException;
    }

    private void execute(List<String> names, PerDatabase action) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String name : names) {
                action.execute(statement, name);
            }
        } catch (SQLException e) {
            throw new StackException("The databases cannot be set up: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }
}
