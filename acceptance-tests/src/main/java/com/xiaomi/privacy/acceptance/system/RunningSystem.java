package com.xiaomi.privacy.acceptance.system;

import com.xiaomi.privacy.localstack.Endpoints;
import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.StackException;
import com.xiaomi.privacy.localstack.StackOptions;
import com.xiaomi.privacy.localstack.StackProcess;
import com.xiaomi.privacy.localstack.process.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The whole system: the servers of local-stack, the four services and the sample data system, each in its own process.
 * All of them end with this JVM at the latest, in whatever way it ends.
 */
public final class RunningSystem implements AutoCloseable {
    /** The services that are started, in the order in which a request meets them. */
    public static final List<LocalService> SERVICES = Stream.of(LocalService.values())
            .filter(LocalService::isBehindOrigin)
            .toList();

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Endpoints endpoints;
    private final Runnable stopStack;
    private final Map<LocalService, ManagedProcess> services = new EnumMap<>(LocalService.class);
    private final ManagedProcess connector;

    private RunningSystem(Endpoints endpoints, Runnable stopStack, ProjectFolder project) {
        this.endpoints = endpoints;
        this.stopStack = stopStack;
        Path logs = endpoints.home().resolve("logs");
        for (LocalService service : SERVICES) {
            services.put(service, ServicePrograms.service(service, endpoints, project, logs));
        }
        connector = ServicePrograms.connector(new Addresses(endpoints), project, logs);
    }

    /**
     * Starts everything and returns when each service says that it is ready.
     *
     * @param home the folder for data and logs; what a former run left in it is deleted
     * @param progress takes a line for people whenever something is ready
     * @throws StackException if something is not built or does not come up; nothing keeps running then
     */
    public static RunningSystem start(ProjectFolder project, Path home, Consumer<String> progress) {
        requireBuilt(project);
        long begin = System.nanoTime();
        StackProcess stack = StackProcess.start(StackOptions.in(home).withCache(project.stackCache()));
        progress.accept("PostgreSQL, Kafka, Keycloak, S3 and mail are ready after " + secondsSince(begin));
        return startServices(stack.endpoints(), stack::close, project, progress);
    }

    /**
     * Starts the services on servers that run already, and leaves those running at the end.
     *
     * @throws StackException if something is not built, does not come up, or the services run there already
     */
    public static RunningSystem startOn(Endpoints endpoints, ProjectFolder project, Consumer<String> progress) {
        requireBuilt(project);
        return startServices(endpoints, () -> {}, project, progress);
    }

    private static void requireBuilt(ProjectFolder project) {
        SERVICES.forEach(project::serviceProgram);
        project.connectorJar();
    }

    private static RunningSystem startServices(
            Endpoints endpoints, Runnable stopStack, ProjectFolder project, Consumer<String> progress) {
        RunningSystem system;
        try {
            system = new RunningSystem(endpoints, stopStack, project);
        } catch (StackException e) {
            stopStack.run();
            throw e;
        }
        try {
            system.startAll(progress);
        } catch (StackException e) {
            system.close();
            throw e;
        }
        return system;
    }

    private void startAll(Consumer<String> progress) {
        connector.start();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> starts = new ArrayList<>();
            for (LocalService service : SERVICES) {
                starts.add(executor.submit(() -> startOne(service, progress)));
            }
            for (Future<?> start : starts) {
                awaitOrStopTheOthers(start, executor);
            }
        }
    }

    private void startOne(LocalService service, Consumer<String> progress) {
        long begin = System.nanoTime();
        services.get(service).start();
        awaitReady(service);
        progress.accept("%s is ready after %s".formatted(service.serviceName(), secondsSince(begin)));
    }

    private static void awaitOrStopTheOthers(Future<?> start, ExecutorService executor) {
        try {
            start.get();
        } catch (ExecutionException e) {
            executor.shutdownNow();
            throw e.getCause() instanceof StackException cause
                    ? cause
                    : new StackException("A service does not start: " + e.getCause(), e);
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
            throw new StackException("The start was interrupted", e);
        }
    }

    private static String secondsSince(long begin) {
        return "%.1f s".formatted((System.nanoTime() - begin) / 1e9);
    }

    /**
     * Waits until a service says that it is ready.
     *
     * @throws StackException if it ends, or is not ready in five minutes
     */
    public void awaitReady(LocalService service) {
        Await.ready(
                service.serviceName(),
                services.get(service).running(),
                PATIENCE,
                () -> Health.isReady(endpoints.serviceUrl(service)));
    }

    /** Kills a service as {@code kill -9} does, and returns when it is gone. */
    public void kill(LocalService service) {
        services.get(service).kill();
    }

    /**
     * Asks a service to end, and returns when it has: a JVM that makes its AOT cache takes its time.
     *
     * @throws StackException if it does not run, or fails
     */
    public void end(LocalService service) throws InterruptedException {
        services.get(service).end();
    }

    /** Starts a killed service again, on the same port, and returns at once. */
    public void restart(LocalService service) {
        services.get(service).start();
    }

    /**
     * Starts another version of a service that has ended, on the same port, and returns at once.
     *
     * @param version holds the program and the compose file that says what it is told
     */
    public void restart(LocalService service, ProjectFolder version) {
        services.get(service).becomes(ServicePrograms.service(service, endpoints, version, logs()));
        restart(service);
    }

    /** The process id of a service; empty while it does not run. */
    public Optional<Long> pid(LocalService service) {
        return services.get(service).pid();
    }

    /** Where the stack's servers and the services listen. */
    public Endpoints endpoints() {
        return endpoints;
    }

    /** Where the system is reached from outside. */
    public Addresses addresses() {
        return new Addresses(endpoints);
    }

    /** The folder with the log files of every process. */
    public Path logs() {
        return endpoints.home().resolve("logs");
    }

    /** Stops everything and returns when all processes are gone. */
    @Override
    public void close() {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            services.values().forEach(service -> executor.execute(service::close));
            executor.execute(connector::close);
        }
        stopStack.run();
    }
}
