package com.xiaomi.privacy.localstack;

import com.xiaomi.privacy.localstack.keycloak.KeycloakPreparation;
import com.xiaomi.privacy.localstack.postgres.PostgresServer;
import com.xiaomi.privacy.localstack.process.Folders;
import com.xiaomi.privacy.localstack.process.Ports;
import com.xiaomi.privacy.localstack.secrets.LocalSecrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * The running servers. Its class path holds the servers' own libraries, so other modules do not use it in their JVM:
 * they start it as a process ({@link StackProcess}) or share a running one ({@link SharedStack}).
 */
public final class LocalStack implements AutoCloseable {
    private final Path home;
    private final List<LocalServer> servers;
    private final Endpoints endpoints;
    private ControlServer control;

    private LocalStack(Path home, List<LocalServer> servers, Endpoints endpoints) {
        this.home = home;
        this.servers = servers;
        this.endpoints = endpoints;
    }

    /**
     * Starts the servers, all at the same time, and returns when each of them answers.
     *
     * @param progress takes a line for people whenever a server is ready
     * @throws StackException if a port is taken, the disk is nearly full, another stack uses the folder, or a server does
     *     not come up; nothing keeps running then
     */
    public static LocalStack start(StackOptions options, Consumer<String> progress) {
        Path home = Folders.create(options.home());
        refuseSecondStack(home);
        Folders.requireSpace(home);
        Path data = home.resolve("data");
        Path logs = home.resolve("logs");
        Folders.delete(data);
        Folders.delete(logs);
        Folders.create(data);
        Folders.create(logs);
        new LocalSecrets(home.resolve(LocalSecrets.FOLDER)).generate();
        LocalStack stack;
        try (Ports ports = new Ports()) {
            Blueprint.Drawn drawn = new Blueprint(options, ports, data, logs).draw();
            stack = new LocalStack(home, drawn.servers(), drawn.endpoints());
        }
        try {
            stack.startAll(progress);
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
        return stack;
    }

    /**
     * Unpacks and augments what can be kept between starts, unless that was done before. A start does it too if need be.
     *
     * @param cache the folder that outlives the stack
     */
    public static void prepare(Path cache) {
        Folders.requireSpace(Folders.create(cache));
        PostgresServer.prepare(cache);
        KeycloakPreparation.prepare(cache, cache);
    }

    private static void refuseSecondStack(Path home) {
        Endpoints.read(home).filter(SharedStack::isAlive).ifPresent(running -> {
            throw new StackException(
                    "A stack already runs in %s (process %d): stop it first.".formatted(home, running.pid()));
        });
        deleteEndpoints(home);
    }

    private static void deleteEndpoints(Path home) {
        try {
            Files.deleteIfExists(home.resolve(Endpoints.FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void startAll(Consumer<String> progress) {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> starts = new ArrayList<>();
            for (LocalServer server : servers) {
                starts.add(executor.submit(() -> startOne(server, progress)));
            }
            for (Future<?> start : starts) {
                awaitOrStopTheOthers(start, executor);
            }
        }
        control = new ControlServer(endpoints.controlUrl().getPort(), this::reset);
        endpoints.write(home);
    }

    private static void startOne(LocalServer server, Consumer<String> progress) {
        long begin = System.nanoTime();
        server.start();
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        progress.accept("%s is ready after %.1f s".formatted(server.name(), took.toMillis() / 1000.0));
    }

    private static void awaitOrStopTheOthers(Future<?> start, ExecutorService executor) {
        try {
            start.get();
        } catch (ExecutionException e) {
            executor.shutdownNow();
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new StackException("The stack does not start: " + e.getCause(), e);
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
            throw new StackException("The start was interrupted", e);
        }
    }

    /** Where the servers listen. */
    public Endpoints endpoints() {
        return endpoints;
    }

    /**
     * Brings every server back to the state right after its start: empty databases without tables, empty topics. Services
     * that run meanwhile must be restarted, for their tables are gone.
     */
    public synchronized void reset() {
        servers.forEach(LocalServer::reset);
    }

    /** Stops all servers, the last started first, and returns when their processes are gone. */
    @Override
    public void close() {
        deleteEndpoints(home);
        if (control != null) {
            control.close();
        }
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            servers.forEach(server -> executor.execute(server::close));
        }
    }
}
