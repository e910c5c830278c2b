package com.xiaomi.privacy.localstack;

import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a stack is to be started.
 *
 * @param home the folder for data, logs and {@code endpoints.properties}; what a former stack left in it is deleted
 * @param cache the folder for unpacked servers, kept between starts
 * @param servers the servers to start
 * @param ports wanted ports; a port that is absent or 0 is chosen among the free ones
 * @param services where the services will listen; for one that is absent a free port is chosen
 * @param databaseCertificate a folder with {@code tls.crt} and {@code tls.key}: PostgreSQL then takes connections by TLS only
 */
public record StackOptions(
        Path home,
        Path cache,
        Set<ServerKind> servers,
        Map<PortName, Integer> ports,
        Map<LocalService, URI> services,
        Optional<Path> databaseCertificate) {

    public StackOptions {
        home = home.toAbsolutePath().normalize();
        cache = cache.toAbsolutePath().normalize();
        servers = Set.copyOf(servers);
        ports = Map.copyOf(ports);
        services = Map.copyOf(services);
    }

    /** All servers on free ports, in the given folder. */
    public static StackOptions in(Path home) {
        return new StackOptions(
                home, home.resolve("cache"), EnumSet.allOf(ServerKind.class), Map.of(), Map.of(), Optional.empty());
    }

    /** The same with another folder for unpacked servers. */
    public StackOptions withCache(Path folder) {
        return new StackOptions(home, folder, servers, ports, services, databaseCertificate);
    }

    /** The same with these servers only. */
    public StackOptions withServers(Set<ServerKind> wanted) {
        return new StackOptions(home, cache, wanted, ports, services, databaseCertificate);
    }

    /** The same with a fixed port; 0 means any free one. */
    public StackOptions withPort(PortName name, int port) {
        Map<PortName, Integer> more = new EnumMap<>(PortName.class);
        more.putAll(ports);
        more.put(name, port);
        return new StackOptions(home, cache, servers, more, services, databaseCertificate);
    }

    /** The same with a service whose address is known. */
    public StackOptions withService(LocalService service, URI baseUrl) {
        Map<LocalService, URI> more = new EnumMap<>(LocalService.class);
        more.putAll(services);
        more.put(service, baseUrl);
        return new StackOptions(home, cache, servers, ports, more, databaseCertificate);
    }

    /** The same with a PostgreSQL that takes connections by TLS only, with the certificate and key of this folder. */
    public StackOptions withDatabaseCertificate(Path folder) {
        return new StackOptions(home, cache, servers, ports, services, Optional.of(folder));
    }

    /** The same in another folder, where unpacked servers stay where they are. */
    StackOptions movedTo(Path folder) {
        return new StackOptions(folder, cache, servers, ports, services, databaseCertificate);
    }

    /** The wanted port, or 0. */
    public int port(PortName name) {
        return ports.getOrDefault(name, 0);
    }
}
