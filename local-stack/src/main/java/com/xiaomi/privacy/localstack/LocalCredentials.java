package com.xiaomi.privacy.localstack;

/**
 * The sample passwords of the local stack. They protect nothing: every server listens on 127.0.0.1 only and its data is
 * thrown away at the next start.
 */
public final class LocalCredentials {
    private static final String SUFFIX = "-local-sample";

    /** The administrator of Keycloak's master realm. */
    public static final String KEYCLOAK_ADMINISTRATOR = "admin";

    private LocalCredentials() {}

    /** The password of a database role. */
    public static String databasePassword(String role) {
        return password(role);
    }

    /** The secret of a Keycloak client with a service account, which is named after the service. */
    public static String clientSecret(String clientId) {
        return password(clientId);
    }

    /** The password of a user of Keycloak's realms. */
    public static String password(String user) {
        return user + SUFFIX;
    }

    /** How a user signs in to the Kafka broker: the value of {@code sasl.jaas.config}. */
    public static String brokerSignIn(String user) {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(user, password(user));
    }

    /** The S3 access key of a service. */
    public static String s3AccessKey(LocalService service) {
        return service.serviceName();
    }

    /** The S3 secret key of a service. */
    public static String s3SecretKey(LocalService service) {
        return password(service.serviceName());
    }

    /** The S3 access key with which a service writes the anchors of its audit trail. */
    public static String auditAccessKey(LocalService service) {
        return service.serviceName() + "-audit";
    }

    /** The secret key to {@link #auditAccessKey}. */
    public static String auditSecretKey(LocalService service) {
        return password(auditAccessKey(service));
    }
}
