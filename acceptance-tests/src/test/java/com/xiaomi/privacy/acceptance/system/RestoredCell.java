package com.xiaomi.privacy.acceptance.system;

import com.xiaomi.privacy.localstack.Endpoints;
import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.ServerKind;
import com.xiaomi.privacy.localstack.StackOptions;
import com.xiaomi.privacy.localstack.StackProcess;
import com.xiaomi.privacy.localstack.process.Await;
import com.xiaomi.privacy.localstack.process.Folders;
import com.xiaomi.privacy.localstack.secrets.LocalSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The place to which a cell is restored: empty databases, topics and buckets of its own, and the secrets of the cell that was lost. Sign-in
 * and the mailbox are those of the running one.
 */
public final class RestoredCell implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final List<String> SHARED =
            List.of("keycloak.url", "smtp.port", "imap.port", "mail.api.url", "clamav.port");

    private final StackProcess stack;
    private final Endpoints endpoints;
    private final Path home;
    private final Map<LocalService, ManagedProcess> services = new EnumMap<>(LocalService.class);

    private RestoredCell(Path home, StackProcess stack, Endpoints running) {
        this.home = home;
        this.stack = stack;
        Map<String, String> values = new HashMap<>(stack.endpoints().values());
        SHARED.stream()
                .filter(running.values()::containsKey)
                .forEach(key -> values.put(key, running.values().get(key)));
        this.endpoints = new Endpoints(values);
    }

    /** Starts the empty servers. */
    public static RestoredCell beside(Endpoints running) throws IOException {
        Path home = Folders.create(running.home().resolve("restored"));
        StackProcess stack = StackProcess.start(StackOptions.in(home.resolve("stack"))
                .withCache(ProjectFolder.current().stackCache())
                .withServers(Set.of(ServerKind.POSTGRES, ServerKind.KAFKA, ServerKind.S3, ServerKind.ORIGIN)));
        RestoredCell cell = new RestoredCell(home, stack, running);
        try (Stream<Path> secrets = Files.list(running.home().resolve(LocalSecrets.FOLDER))) {
            for (Path secret : secrets.toList()) {
                Files.copy(
                        secret,
                        cell.endpoints.home().resolve(LocalSecrets.FOLDER).resolve(secret.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            cell.close();
            throw e;
        }
        return cell;
    }

    /** Where its servers listen, and its services will. */
    public Endpoints endpoints() {
        return endpoints;
    }

    /** Where it is reached from outside. */
    public Addresses addresses() {
        return new Addresses(endpoints);
    }

    /** The folder in which the store keeps its objects as files. */
    public Path objects() {
        return endpoints.home().resolve("data/s3");
    }

    /**
     * Starts all services and returns when each says that it is ready.
     *
     * @param settings more environment for each of them
     */
    public void startServices(Map<String, String> settings) {
        for (LocalService service : RunningSystem.SERVICES) {
            ManagedProcess process = ServicePrograms.service(
                    service, settings, endpoints, ProjectFolder.current(), Folders.create(home.resolve("logs")));
            services.put(service, process);
            process.start();
        }
        services.forEach((service, process) -> Await.ready(
                service.serviceName(),
                process.running(),
                PATIENCE,
                () -> Health.isReady(endpoints.serviceUrl(service))));
    }

    /** Stops all services. */
    public void stopServices() {
        services.values().forEach(ManagedProcess::close);
        services.clear();
    }

    @Override
    public void close() {
        stopServices();
        stack.close();
        Folders.delete(home);
    }
}
