package com.xiaomi.privacy.subscriber;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What the tool is told from outside: {@code KAFKA_BOOTSTRAP_SERVERS}, {@code SUBSCRIBER_GROUP}, {@code SUBSCRIBER_FOLDER}; if the broker asks
 * for it {@code KAFKA_SECURITY_PROTOCOL}, {@code KAFKA_SASL_MECHANISM}, {@code KAFKA_SASL_USERNAME}, {@code KAFKA_SASL_PASSWORD} and
 * {@code KAFKA_SSL_CA_FILE} (PEM).
 *
 * @param environment the environment variables
 */
record BrokerSettings(Map<String, String> environment) {

    /** Where it writes what it knows. */
    Path folder() {
        return Path.of(required("SUBSCRIBER_FOLDER"));
    }

    /** Reads all partitions, whoever else does. */
    Properties withoutGroup() {
        Properties properties = new Properties();
        properties.setProperty("bootstrap.servers", required("KAFKA_BOOTSTRAP_SERVERS"));
        properties.setProperty("key.deserializer", StringDeserializer.class.getName());
        properties.setProperty("value.deserializer", StringDeserializer.class.getName());
        properties.setProperty("enable.auto.commit", "false");
        properties.setProperty("auto.offset.reset", "earliest");
        properties.setProperty("allow.auto.create.topics", "false");
        secure(properties);
        return properties;
    }

    /** Shares the partitions with the others of the group, and goes on where the group was. */
    Properties inGroup() {
        Properties properties = withoutGroup();
        properties.setProperty("group.id", required("SUBSCRIBER_GROUP"));
        // The partitions of one that was killed pass on after this time; Kafka's default is 45 s.
        properties.setProperty("session.timeout.ms", "10000");
        return properties;
    }

    private void secure(Properties properties) {
        put(properties, "security.protocol", "KAFKA_SECURITY_PROTOCOL");
        put(properties, "sasl.mechanism", "KAFKA_SASL_MECHANISM");
        if (environment.containsKey("KAFKA_SSL_CA_FILE")) {
            properties.setProperty("ssl.truststore.type", "PEM");
            put(properties, "ssl.truststore.location", "KAFKA_SSL_CA_FILE");
        }
        if (environment.containsKey("KAFKA_SASL_USERNAME")) {
            String module = required("KAFKA_SASL_MECHANISM").equals("PLAIN")
                    ? "org.apache.kafka.common.security.plain.PlainLoginModule"
                    : "org.apache.kafka.common.security.scram.ScramLoginModule";
            properties.setProperty(
                    "sasl.jaas.config",
                    "%s required username=\"%s\" password=\"%s\";"
                            .formatted(module, required("KAFKA_SASL_USERNAME"), required("KAFKA_SASL_PASSWORD")));
        }
    }

    private void put(Properties properties, String property, String variable) {
        String value = environment.get(variable);
        if (value != null) {
            properties.setProperty(property, value);
        }
    }

    private String required(String variable) {
        String value = environment.get(variable);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("The environment variable %s is missing".formatted(variable));
        }
        return value;
    }

    @Override
    public String toString() {
        return "BrokerSettings[bootstrap=%s]".formatted(environment.get("KAFKA_BOOTSTRAP_SERVERS"));
    }
}
