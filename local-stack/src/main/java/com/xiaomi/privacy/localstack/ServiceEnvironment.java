package com.xiaomi.privacy.localstack;

import com.xiaomi.privacy.localstack.secrets.LocalSecrets;
import java.util.Map;
import java.util.TreeMap;

/** The configuration with which a service uses a stack: for its tests and for the journey. */
public final class ServiceEnvironment {
    private ServiceEnvironment() {}

    /**
     * The configuration of one service. Only what the stack runs is in it.
     *
     * @return configuration keys and values
     */
    public static Map<String, String> of(LocalService service, Endpoints endpoints) {
        Map<String, String> configuration =
                new TreeMap<>(new LocalSecrets(endpoints.home().resolve(LocalSecrets.FOLDER)).configuration(service));
        if (endpoints.has(Endpoints.POSTGRES_PORT)) {
            putDatabase(configuration, "quarkus.datasource.", service.database(), endpoints);
            service.keyDatabase()
                    .ifPresent(keys -> putDatabase(configuration, "quarkus.datasource.keys.", keys, endpoints));
        }
        if (endpoints.has(Endpoints.KAFKA_BOOTSTRAP)) {
            configuration.put("kafka.bootstrap.servers", endpoints.kafkaBootstrap());
        }
        return Map.copyOf(configuration);
    }

    private static void putDatabase(
            Map<String, String> configuration, String prefix, String database, Endpoints endpoints) {
        configuration.put(prefix + "jdbc.url", endpoints.jdbcUrl(database));
        configuration.put(prefix + "username", database);
        configuration.put(prefix + "password", LocalCredentials.databasePassword(database));
    }
}
