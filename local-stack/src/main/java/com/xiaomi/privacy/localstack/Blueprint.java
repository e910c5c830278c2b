package com.xiaomi.privacy.localstack;

import com.xiaomi.privacy.localstack.kafka.KafkaServer;
import com.xiaomi.privacy.localstack.keycloak.KeycloakServer;
import com.xiaomi.privacy.localstack.mail.MailServer;
import com.xiaomi.privacy.localstack.origin.OriginServer;
import com.xiaomi.privacy.localstack.postgres.PostgresServer;
import com.xiaomi.privacy.localstack.process.Ports;
import com.xiaomi.privacy.localstack.scan.ScannerServer;
import com.xiaomi.privacy.localstack.store.S3Server;
import com.xiaomi.privacy.localstack.trace.TraceSink;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Decides on all ports before anything starts, so that the servers can be told of each other. */
final class Blueprint {
    private final StackOptions options;
    private final Ports ports;
    private final Path data;
    private final Path logs;
    private final Map<String, String> values = new TreeMap<>();
    private final Map<LocalService, URI> services = new EnumMap<>(LocalService.class);

    Blueprint(StackOptions options, Ports ports, Path data, Path logs) {
        this.options = options;
        this.ports = ports;
        this.data = data;
        this.logs = logs;
    }

    /** The servers, none of them started, and where they will listen. */
    record Drawn(List<LocalServer> servers, Endpoints endpoints) {}

    Drawn draw() {
        values.put(Endpoints.PID, Long.toString(ProcessHandle.current().pid()));
        values.put(Endpoints.HOME, options.home().toString());
        values.put(Endpoints.CONTROL_URL, url(take(PortName.CONTROL)));
        chooseServices();
        int originPort = take(PortName.ORIGIN);
        List<LocalServer> servers = new ArrayList<>();
        for (ServerKind kind : ServerKind.values()) {
            if (options.servers().contains(kind) && isHere(kind)) {
                servers.add(add(kind, originPort));
            }
        }
        return new Drawn(List.copyOf(servers), new Endpoints(values));
    }

    private void chooseServices() {
        for (LocalService service : LocalService.values()) {
            if (service.isBehindOrigin()) {
                URI url = options.services().containsKey(service)
                        ? options.services().get(service)
                        : URI.create(url(ports.take(0, service.serviceName())));
                services.put(service, url);
                values.put(Endpoints.serviceKey(service), url.toString());
            }
        }
    }

    private LocalServer add(ServerKind kind, int originPort) {
        return switch (kind) {
            case POSTGRES -> postgres();
            case KAFKA -> kafka();
            case KEYCLOAK -> keycloak(URI.create(url(originPort)));
            case S3 -> s3();
            case MAIL -> mail();
            case TRACES -> traces();
            case CLAMAV -> clamav();
            case ORIGIN -> {
                values.put(Endpoints.ORIGIN_URL, url(originPort));
                yield new OriginServer(originPort, services);
            }
        };
    }

    private LocalServer postgres() {
        int port = take(PortName.POSTGRES);
        values.put(Endpoints.POSTGRES_PORT, Integer.toString(port));
        return new PostgresServer(
                options.cache(),
                data.resolve("postgres"),
                logs.resolve("postgres.log"),
                port,
                options.databaseCertificate());
    }

    private LocalServer kafka() {
        int port = take(PortName.KAFKA);
        values.put(Endpoints.KAFKA_BOOTSTRAP, "127.0.0.1:" + port);
        int usersPort = take(PortName.KAFKA_USERS);
        values.put(Endpoints.KAFKA_USERS_BOOTSTRAP, "127.0.0.1:" + usersPort);
        KafkaServer.Ports three = new KafkaServer.Ports(port, usersPort, ports.take(0, "Kafka's controller"));
        return new KafkaServer(data.resolve("kafka"), logs.resolve("kafka.log"), three);
    }

    private LocalServer keycloak(URI origin) {
        int port = take(PortName.KEYCLOAK);
        values.put(Endpoints.KEYCLOAK_URL, url(port));
        int managementPort = ports.take(0, "Keycloak's health checks");
        return new KeycloakServer(options.cache(), data.resolve("keycloak"), logs, port, managementPort, origin);
    }

    private LocalServer s3() {
        int port = take(PortName.S3);
        values.put(Endpoints.S3_URL, url(port));
        return new S3Server(options.cache(), data.resolve("s3"), logs.resolve("s3.log"), port);
    }

    private LocalServer mail() {
        MailServer.Ports three =
                new MailServer.Ports(take(PortName.SMTP), take(PortName.IMAP), take(PortName.MAIL_API));
        values.put(Endpoints.SMTP_PORT, Integer.toString(three.smtp()));
        values.put(Endpoints.IMAP_PORT, Integer.toString(three.imap()));
        values.put(Endpoints.MAIL_API_URL, url(three.api()));
        return new MailServer(options.cache(), data.resolve("mail"), logs.resolve("mail.log"), three);
    }

    private LocalServer traces() {
        int port = take(PortName.TRACES);
        values.put(Endpoints.TRACES_URL, url(port));
        return new TraceSink(data.resolve("traces"), port);
    }

    private LocalServer clamav() {
        int port = take(PortName.CLAMAV);
        values.put(Endpoints.CLAMAV_PORT, Integer.toString(port));
        return new ScannerServer(data.resolve("clamav"), logs.resolve("clamav.log"), port);
    }

    /** The one server that no build can bring. */
    private static boolean isHere(ServerKind kind) {
        return kind != ServerKind.CLAMAV || ScannerServer.isInstalled();
    }

    private int take(PortName name) {
        return ports.take(options.port(name), name.purpose());
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port;
    }
}
