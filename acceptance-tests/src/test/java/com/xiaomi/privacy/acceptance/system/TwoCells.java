package com.xiaomi.privacy.acceptance.system;

import com.xiaomi.privacy.contracts.vocabulary.Cell;
import com.xiaomi.privacy.localstack.Endpoints;
import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.ServerKind;
import com.xiaomi.privacy.localstack.StackException;
import com.xiaomi.privacy.localstack.StackOptions;
import com.xiaomi.privacy.localstack.StackProcess;
import com.xiaomi.privacy.localstack.process.Await;
import com.xiaomi.privacy.localstack.process.Folders;
import com.xiaomi.privacy.localstack.process.Ports;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Intake twice: as a replica of the running European cell, and as an Indian cell with database, broker, object store, trace
 * sink and secrets of its own. Each knows where the other is. The sign-in server is shared, for nobody signs in here.
 */
public final class TwoCells implements AutoCloseable {
    private static final LocalService SERVICE = LocalService.INTAKE;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path home;
    private final StackProcess indianStack;
    private final Endpoints european;
    private final Endpoints indian;
    private final ManagedProcess europe;
    private final ManagedProcess india;

    private TwoCells(Endpoints running, Path home, StackProcess indianStack) {
        this.home = home;
        this.indianStack = indianStack;
        URI europeanUrl;
        try (Ports ports = new Ports()) {
            europeanUrl = URI.create("http://127.0.0.1:" + ports.take(0, SERVICE.serviceName()));
        }
        URI indianUrl = indianStack.endpoints().serviceUrl(SERVICE);
        european = with(running, Map.of("service.%s.url".formatted(SERVICE.serviceName()), europeanUrl.toString()));
        indian = with(
                indianStack.endpoints(),
                Map.of("keycloak.url", running.keycloakUrl().toString(), "origin.url", indianUrl.toString()));
        Map<Cell, URI> baseUrls = new EnumMap<>(Cell.class);
        baseUrls.put(Cell.EU, europeanUrl);
        baseUrls.put(Cell.IN, indianUrl);
        baseUrls.put(Cell.RU, URI.create("https://ru.privacy.example.org"));
        baseUrls.put(Cell.SG, URI.create("https://sg.privacy.example.org"));
        ProjectFolder project = ProjectFolder.current();
        europe = ServicePrograms.intake(Cell.EU, baseUrls, european, project, logs(Cell.EU));
        india = ServicePrograms.intake(Cell.IN, baseUrls, indian, project, logs(Cell.IN));
    }

    private static Endpoints with(Endpoints endpoints, Map<String, String> others) {
        Map<String, String> values = new HashMap<>(endpoints.values());
        values.putAll(others);
        return new Endpoints(values);
    }

    /**
     * Starts both and returns when they are ready.
     *
     * @param running the European servers
     * @throws StackException if something does not come up; nothing keeps running then
     */
    public static TwoCells start(Endpoints running) {
        Path home = Folders.create(running.home().resolve("india"));
        StackProcess indianStack = StackProcess.start(StackOptions.in(home.resolve("stack"))
                .withCache(ProjectFolder.current().stackCache())
                .withServers(Set.of(ServerKind.POSTGRES, ServerKind.KAFKA, ServerKind.S3, ServerKind.TRACES)));
        TwoCells cells = new TwoCells(running, home, indianStack);
        try {
            cells.startServices();
        } catch (StackException e) {
            cells.close();
            throw e;
        }
        return cells;
    }

    private void startServices() {
        europe.start();
        india.start();
        awaitReady(europe, european);
        awaitReady(india, indian);
    }

    private static void awaitReady(ManagedProcess service, Endpoints endpoints) {
        Await.ready(
                SERVICE.serviceName(),
                service.running(),
                PATIENCE,
                () -> Health.isReady(endpoints.serviceUrl(SERVICE)));
    }

    /** The European servers, with the address of the European instance. */
    public Endpoints european() {
        return european;
    }

    /** The Indian servers, with the address of the Indian instance. */
    public Endpoints indian() {
        return indian;
    }

    /** Where the instance of a cell writes its log. */
    public Path logs(Cell cell) {
        return Folders.create(home.resolve("service-" + cell));
    }

    @Override
    public void close() {
        europe.close();
        india.close();
        indianStack.close();
        Folders.delete(home);
    }
}
