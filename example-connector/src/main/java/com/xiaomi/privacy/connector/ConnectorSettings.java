package com.xiaomi.privacy.connector;

import java.net.URI;
import java.util.Map;

/**
 * What the connector is told from outside.
 *
 * @param bootstrapServers Kafka brokers, {@code host:port[,host:port]}
 * @param staffIssuer issuer of the realm that knows this system's client
 * @param apiOrigin the one origin in front of the services, without a path
 * @param clientId this system's client, which is also its name in the registry of data systems
 * @param clientSecret the client's secret; never printed
 * @param database JDBC URL of the system's own database
 */
public record ConnectorSettings(
        String bootstrapServers,
        URI staffIssuer,
        URI apiOrigin,
        String clientId,
        String clientSecret,
        String database) {

    /**
     * Reads the environment variables.
     *
     * @throws IllegalArgumentException naming the variable that is missing or no URL
     */
    public static ConnectorSettings from(Map<String, String> environment) {
        return new ConnectorSettings(
                required(environment, "KAFKA_BOOTSTRAP_SERVERS"),
                url(environment, "RIGHTS_ACCESS_STAFF_ISSUER"),
                url(environment, "RIGHTS_API_URL"),
                required(environment, "CONNECTOR_CLIENT_ID"),
                required(environment, "CONNECTOR_CLIENT_SECRET"),
                required(environment, "CONNECTOR_DATABASE"));
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
        return "ConnectorSettings[kafka=%s, api=%s, client=%s]".formatted(bootstrapServers, apiOrigin, clientId);
    }
}
