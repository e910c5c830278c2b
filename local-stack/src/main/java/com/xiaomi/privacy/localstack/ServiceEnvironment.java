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
            putDatabase(configuration, "", service.database(), endpoints);
            service.keyDatabase().ifPresent(keys -> putDatabase(configuration, "keys.", keys, endpoints));
        }
        if (endpoints.has(Endpoints.KAFKA_BOOTSTRAP)) {
            configuration.put("kafka.bootstrap.servers", endpoints.kafkaBootstrap());
        }
        putOthers(configuration, service, endpoints);
        return Map.copyOf(configuration);
    }

    /** The configuration with which a program signs in to the broker as one of its users, who may do no more there than they need. */
    public static Map<String, String> brokerUser(String user, Endpoints endpoints) {
        return Map.of(
                "kafka.bootstrap.servers",
                endpoints.kafkaUsersBootstrap(),
                "kafka.security.protocol",
                "SASL_PLAINTEXT",
                "kafka.sasl.mechanism",
                "PLAIN",
                "kafka.sasl.jaas.config",
                LocalCredentials.brokerSignIn(user));
    }

    private static void putOthers(Map<String, String> configuration, LocalService service, Endpoints endpoints) {
        if (endpoints.has(Endpoints.KEYCLOAK_URL) && service.isBehindOrigin()) {
            configuration.put("rights.access.customer-issuer", endpoints.issuer("customer"));
            configuration.put("rights.access.staff-issuer", endpoints.issuer("staff"));
            configuration.put("rights.access.client-secret", LocalCredentials.clientSecret(service.serviceName()));
        }
        if (endpoints.has(Endpoints.S3_URL) && !service.buckets().isEmpty()) {
            configuration.put("rights.s3.endpoint", endpoints.s3Url().toString());
            configuration.put("rights.s3.access-key", LocalCredentials.s3AccessKey(service));
            configuration.put("rights.s3.secret-key", LocalCredentials.s3SecretKey(service));
        }
        if (endpoints.has(Endpoints.S3_URL)) {
            configuration.put("rights.audit-anchors.endpoint", endpoints.s3Url().toString());
            configuration.put("rights.audit-anchors.bucket", service.auditBucket());
            configuration.put("rights.audit-anchors.access-key", LocalCredentials.auditAccessKey(service));
            configuration.put("rights.audit-anchors.secret-key", LocalCredentials.auditSecretKey(service));
        }
        if (endpoints.clamavPort().isPresent() && !service.buckets().isEmpty()) {
            configuration.put("rights.malware-scan.host", "127.0.0.1");
            configuration.put(
                    "rights.malware-scan.port",
                    Integer.toString(endpoints.clamavPort().getAsInt()));
        }
        if (endpoints.has(Endpoints.SMTP_PORT)) {
            configuration.put("quarkus.mailer.host", "127.0.0.1");
            configuration.put("quarkus.mailer.port", Integer.toString(endpoints.smtpPort()));
            // Loopback only.
            configuration.put("quarkus.mailer.start-tls", "DISABLED");
        }
        if (endpoints.has(Endpoints.TRACES_URL)) {
            configuration.put(
                    "quarkus.otel.exporter.otlp.endpoint", endpoints.tracesUrl().toString());
        }
        if (endpoints.has(Endpoints.ORIGIN_URL)) {
            // The origin is the only proxy, and calls from this machine.
            configuration.put("rights.client.trusted-proxies", "127.0.0.1/32");
            configuration.put("rights.origin-url", endpoints.originUrl().toString());
        }
        for (LocalService other : service.neighbours()) {
            configuration.put(
                    "rights.services.%s-url".formatted(other.database()),
                    endpoints.serviceUrl(other).toString());
        }
    }

    private static void putDatabase(
            Map<String, String> configuration, String name, String database, Endpoints endpoints) {
        configuration.put("quarkus.datasource." + name + "jdbc.url", endpoints.jdbcUrl(database));
        putRole(configuration, "quarkus.datasource." + name, LocalService.roleIn(database));
        putRole(configuration, "quarkus.flyway." + name, database);
    }

    private static void putRole(Map<String, String> configuration, String prefix, String role) {
        configuration.put(prefix + "username", role);
        configuration.put(prefix + "password", LocalCredentials.databasePassword(role));
    }
}
