package com.xiaomi.privacy.acceptance.system;

import com.xiaomi.privacy.localstack.Endpoints;
import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.ServerKind;
import com.xiaomi.privacy.localstack.StackException;
import com.xiaomi.privacy.localstack.StackOptions;
import com.xiaomi.privacy.localstack.StackProcess;
import com.xiaomi.privacy.localstack.process.Await;
import com.xiaomi.privacy.localstack.process.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Three services that were told about TLS what {@code k8s/} tells them, ports and folders apart, under the names that they have in a cluster.
 * Their two databases, broker and object store are their own; databases take connections by TLS only.
 */
public final class EncryptedCell implements AutoCloseable {
    private static final List<LocalService> SERVICES =
            List.of(LocalService.INTAKE, LocalService.IDENTITY, LocalService.CASEWORK);
    private static final String DATA = "postgresql-rw";
    private static final String KEYS = "postgresql-keys-rw";
    private static final String MOUNTED = "/run/secrets/certificates";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path home;
    private final CertificateFolders ours;
    private final CertificateFolders strangers;
    private final Map<String, Integer> databasePorts = new HashMap<>();
    private final Map<LocalService, ManagedProcess> services = new EnumMap<>(LocalService.class);
    private final List<StackProcess> stacks = new ArrayList<>();
    private Endpoints endpoints;

    private EncryptedCell(Path home) throws IOException, InterruptedException {
        this.home = home;
        Folders.delete(home);
        Folders.create(home);
        ours = CertificateFolders.make(home.resolve("ours"));
        strangers = CertificateFolders.make(home.resolve("strangers"));
    }

    /**
     * Starts it, and returns when those are ready who have certificates of the cell's authority, and the stranger lives.
     *
     * @param shared where it finds the sign-in server and the mail server
     * @param stranger the service that has a certificate of another authority, which it trusts in place of the cell's
     */
    public static EncryptedCell start(Endpoints shared, LocalService stranger)
            throws IOException, InterruptedException {
        EncryptedCell cell = new EncryptedCell(shared.home().resolve("encrypted"));
        try {
            cell.startServers(shared);
            cell.startServices(stranger);
        } catch (IOException | StackException e) {
            cell.close();
            throw e;
        }
        return cell;
    }

    private void startServers(Endpoints shared) {
        StackProcess stack =
                startStack(DATA, Set.of(ServerKind.POSTGRES, ServerKind.KAFKA, ServerKind.S3, ServerKind.TRACES));
        startStack(KEYS, Set.of(ServerKind.POSTGRES));
        Map<String, String> values = new HashMap<>(shared.values());
        values.putAll(stack.endpoints().values());
        endpoints = new Endpoints(values);
    }

    private StackProcess startStack(String database, Set<ServerKind> kinds) {
        StackProcess stack = StackProcess.start(StackOptions.in(home.resolve(database))
                .withCache(ProjectFolder.current().stackCache())
                .withServers(kinds)
                .withDatabaseCertificate(ours.folder(database)));
        stacks.add(stack);
        databasePorts.put(database, stack.endpoints().postgresPort());
        return stack;
    }

    private void startServices(LocalService stranger) throws IOException {
        Path hosts = hosts();
        for (LocalService service : SERVICES) {
            CertificateFolders authority = service == stranger ? strangers : ours;
            authority.mount(service.serviceName(), mountOf(service));
            Map<String, String> settings = new HashMap<>();
            ClusterSettings.of(service, ProjectFolder.current())
                    .forEach((key, value) -> settings.put(key, here(service, value)));
            settings.put("QUARKUS_HTTP_SSL_PORT", Integer.toString(port(service)));
            // Soon, where a pod has an hour.
            settings.put("QUARKUS_TLS_INSIDE_RELOAD_PERIOD", "2s");
            settings.put("JAVA_TOOL_OPTIONS", "-Djdk.net.hosts.file=" + hosts);
            ManagedProcess process = ServicePrograms.service(
                    service, settings, endpoints, ProjectFolder.current(), Folders.create(home.resolve("logs")));
            services.put(service, process);
            process.start();
        }
        for (LocalService service : SERVICES) {
            // Who has the certificates of strangers does not get to its database.
            String path = service == stranger ? "/q/health/live" : "/q/health/ready";
            TlsCaller caller = TlsCaller.trusting((service == stranger ? strangers : ours).authority());
            Await.ready(
                    service.serviceName(),
                    services.get(service).running(),
                    PATIENCE,
                    () -> caller.get(service.serviceName(), port(service), path).startsWith("HTTP/1.1 200 "));
        }
    }

    /** All names that the settings have, on this machine. */
    private Path hosts() throws IOException {
        String names = Stream.concat(
                        Stream.of("localhost"),
                        Stream.concat(
                                RunningSystem.SERVICES.stream().map(LocalService::serviceName),
                                databasePorts.keySet().stream().map(name -> name + ".privacy-servers")))
                .map(name -> "127.0.0.1 " + name + "\n")
                .collect(Collectors.joining());
        return Files.writeString(home.resolve("hosts"), names);
    }

    private String here(LocalService service, String value) {
        String here = value.replace(MOUNTED, mountOf(service).toString());
        for (LocalService other : RunningSystem.SERVICES) {
            here = here.replaceAll(
                    "//%s:[0-9]+".formatted(other.serviceName()),
                    "//%s:%d".formatted(other.serviceName(), port(other)));
        }
        for (Map.Entry<String, Integer> database : databasePorts.entrySet()) {
            String name = database.getKey() + ".privacy-servers:";
            here = here.replace(name + "5432", name + database.getValue());
        }
        return here;
    }

    private Path mountOf(LocalService service) {
        return home.resolve("mounted").resolve(service.serviceName());
    }

    /** Where a service listens. */
    public int port(LocalService service) {
        return endpoints.serviceUrl(service).getPort();
    }

    /** Where the databases listen: first that of data, then that of keys. */
    public List<Integer> databasePorts() {
        return List.of(databasePorts.get(DATA), databasePorts.get(KEYS));
    }

    /** The certificates of the cell. */
    public CertificateFolders ours() {
        return ours;
    }

    /** Those of an authority that the cell does not know. */
    public CertificateFolders strangers() {
        return strangers;
    }

    /** The servers of the cell, with those that it shares. */
    public Endpoints endpoints() {
        return endpoints;
    }

    /** As cert-manager does when a certificate is renewed: the files are others from now on. */
    public void giveOurCertificateTo(LocalService service) throws IOException {
        ours.mount(service.serviceName(), mountOf(service));
    }

    /** The whole answer of a service to a GET of somebody who trusts the cell's authority. */
    public String get(LocalService service, String path, String... headers) throws IOException {
        return TlsCaller.trusting(ours.authority()).get(service.serviceName(), port(service), path, headers);
    }

    /** What a service has logged. */
    public String log(LocalService service) throws IOException {
        return Files.readString(home.resolve("logs").resolve(service.serviceName() + ".log"));
    }

    @Override
    public void close() {
        services.values().forEach(ManagedProcess::close);
        stacks.forEach(StackProcess::close);
        Folders.delete(home);
    }
}
