package com.xiaomi.privacy.connector;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the connector is told from outside.
 *
 * @param tasks where tasks come from
 * @param staffIssuer issuer of the realm that knows this system's client
 * @param apiOrigin the one origin in front of the services, without a path
 * @param clientId this system's client, which is also its name in the registry of data systems
 * @param clientSecret the client's secret; never printed
 * @param database JDBC URL of the system's own database
 */
public record ConnectorSettings(
        Tasks tasks, URI staffIssuer, URI apiOrigin, String clientId, String clientSecret, String database) {

    private static final String BROKER_PREFIX = "KAFKA_";
    private static final Pattern BROKER = Pattern.compile(BROKER_PREFIX + "(BOOTSTRAP|SECURITY|SASL|SSL)_.+");

    /**
     * Reads the environment variables.
     *
     * @throws IllegalArgumentException naming the variable that is missing or no URL
     */
    public static ConnectorSettings from(Map<String, String> environment) {
        return new ConnectorSettings(
                tasks(environment),
                url(environment, "RIGHTS_ACCESS_STAFF_ISSUER"),
                url(environment, "RIGHTS_API_URL"),
                required(environment, "CONNECTOR_CLIENT_ID"),
                required(environment, "CONNECTOR_CLIENT_SECRET"),
                required(environment, "CONNECTOR_DATABASE"));
    }

    /** By calls if there is a port for them, else by Kafka. */
    private static Tasks tasks(Map<String, String> environment) {
        String port = environment.get("CONNECTOR_WEBHOOK_PORT");
        if (port == null || port.isBlank()) {
            required(environment, "KAFKA_BOOTSTRAP_SERVERS");
            return new ByKafka(broker(environment));
        }
        try {
            return new ByWebhook(Integer.parseInt(port));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("CONNECTOR_WEBHOOK_PORT is not a number", e);
        }
    }

    /** Variables such as {@code KAFKA_SASL_MECHANISM}, named after the properties of Kafka's clients, as those of the services are. */
    private static Map<String, String> broker(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(variable -> BROKER.matcher(variable.getKey()).matches())
                .collect(Collectors.toUnmodifiableMap(
                        variable -> variable.getKey()
                                .substring(BROKER_PREFIX.length())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '.'),
                        Map.Entry::getValue));
    }

    private static URI url(Map<String, String> environment, String name) {
        String text = required(environment, name);
        try {
            return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s is not a URL: %s".formatted(name, e.getMessage()), e);
        }
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("The environment variable %s is missing".formatted(name));
        }
        return value;
    }

    @Override
    public String toString() {
        return "ConnectorSettings[tasks=%s, api=%s, client=%s]".formatted(tasks, apiOrigin, clientId);
    }

    /** Where tasks come from: as the system's mode in the registry says. */
    public sealed interface Tasks {}

    /**
     * Mode {@code KAFKA}.
     *
     * @param broker properties of Kafka's clients: {@code bootstrap.servers}, and how to sign in; never printed
     */
    public record ByKafka(Map<String, String> broker) implements Tasks {
        public ByKafka {
            broker = Map.copyOf(broker);
        }

        @Override
        public String toString() {
            return "ByKafka[%s]".formatted(broker.get("bootstrap.servers"));
        }
    }

    /**
     * Mode {@code WEBHOOK}.
     *
     * @param port where to listen; 0 for any free one
     */
    public record ByWebhook(int port) implements Tasks {}
}
