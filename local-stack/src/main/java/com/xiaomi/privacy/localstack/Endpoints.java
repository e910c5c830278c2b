package com.xiaomi.privacy.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Where the servers of a running stack listen. Written to {@code endpoints.properties} in the stack's home as soon as
 * all of them answer, and deleted when the stack stops.
 *
 * @param values the plain keys and values of the file
 */
public record Endpoints(Map<String, String> values) {
    static final String FILE = "endpoints.properties";

    static final String POSTGRES_PORT = "postgres.port";
    static final String KAFKA_BOOTSTRAP = "kafka.bootstrap";
    static final String KAFKA_USERS_BOOTSTRAP = "kafka.users.bootstrap";
    static final String KEYCLOAK_URL = "keycloak.url";
    static final String S3_URL = "s3.url";
    static final String SMTP_PORT = "smtp.port";
    static final String IMAP_PORT = "imap.port";
    static final String MAIL_API_URL = "mail.api.url";
    static final String TRACES_URL = "traces.url";
    static final String CLAMAV_PORT = "clamav.port";
    static final String ORIGIN_URL = "origin.url";
    static final String CONTROL_URL = "control.url";
    static final String PID = "pid";
    static final String HOME = "home";

    public Endpoints {
        values = Map.copyOf(values);
    }

    /** The port of PostgreSQL on 127.0.0.1. */
    public int postgresPort() {
        return Integer.parseInt(required(POSTGRES_PORT));
    }

    /** The JDBC URL of a database, without user and password. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(postgresPort(), database);
    }

    /** Host and port of the Kafka broker for those who may do everything there: tests and operators, who need not sign in. */
    public String kafkaBootstrap() {
        return required(KAFKA_BOOTSTRAP);
    }

    /** Host and port of the Kafka broker for those who sign in, and may do what {@code TopicUser} says. */
    public String kafkaUsersBootstrap() {
        return required(KAFKA_USERS_BOOTSTRAP);
    }

    /** The base URL of Keycloak, without a realm. */
    public URI keycloakUrl() {
        return URI.create(required(KEYCLOAK_URL));
    }

    /** The issuer of a realm's tokens. */
    public String issuer(String realm) {
        return keycloakUrl() + "/realms/" + realm;
    }

    /** The base URL of the S3 store; {@link LocalCredentials} has the services' keys. */
    public URI s3Url() {
        return URI.create(required(S3_URL));
    }

    /** The port on 127.0.0.1 that takes e-mails. */
    public int smtpPort() {
        return Integer.parseInt(required(SMTP_PORT));
    }

    /** The port on 127.0.0.1 where mailboxes can be read. */
    public int imapPort() {
        return Integer.parseInt(required(IMAP_PORT));
    }

    /** The base URL of the mailbox's REST API. */
    public URI mailApiUrl() {
        return URI.create(required(MAIL_API_URL));
    }

    /** The base URL of the trace sink, for OTLP over HTTP. */
    public URI tracesUrl() {
        return URI.create(required(TRACES_URL));
    }

    /** Whether somebody takes traces. */
    public boolean haveTraceSink() {
        return has(TRACES_URL);
    }

    /** The port of ClamAV's clamd on 127.0.0.1; empty if it is not installed here. */
    public OptionalInt clamavPort() {
        return has(CLAMAV_PORT) ? OptionalInt.of(Integer.parseInt(required(CLAMAV_PORT))) : OptionalInt.empty();
    }

    /** The base URL of the one origin in front of the services. */
    public URI originUrl() {
        return URI.create(required(ORIGIN_URL));
    }

    /** The folder of the files that the trace sink wrote. */
    public Path traces() {
        return home().resolve("data").resolve("traces");
    }

    /** The base URL of a service as the origin knows it: the service is to listen there. */
    public URI serviceUrl(LocalService service) {
        return URI.create(required(serviceKey(service)));
    }

    /** The base URL at which the stack takes orders, such as {@code POST /reset}. */
    public URI controlUrl() {
        return URI.create(required(CONTROL_URL));
    }

    /** The process id of the JVM that runs the stack. */
    public long pid() {
        return Long.parseLong(required(PID));
    }

    /** The stack's home folder, with the data and {@code logs}. */
    public Path home() {
        return Path.of(required(HOME));
    }

    /** Whether the stack runs this server. */
    boolean has(String key) {
        return values.containsKey(key);
    }

    static String serviceKey(LocalService service) {
        return "service." + service.serviceName() + ".url";
    }

    private String required(String key) {
        String value = values.get(key);
        if (value == null) {
            throw new StackException("The running stack has no " + key + ": that server was not asked for.");
        }
        return value;
    }

    /** Writes the file in one step, so that a reader sees all of it or nothing. */
    void write(Path home) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(values)
                .forEach((key, value) ->
                        text.append(key).append('=').append(value).append('\n'));
        try {
            Path unfinished = Files.writeString(home.resolve(FILE + ".new"), text);
            Files.move(unfinished, home.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the file that a stack wrote to its home; empty if there is none. */
    public static Optional<Endpoints> read(Path home) {
        try {
            Map<String, String> values = new TreeMap<>();
            for (String line : Files.readAllLines(home.resolve(FILE))) {
                int separator = line.indexOf('=');
                values.put(line.substring(0, separator), line.substring(separator + 1));
            }
            return Optional.of(new Endpoints(values));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
