package com.xiaomi.privacy.rightsctl.deadletter;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whose dead letters, on which broker, and as whom it is asked. */
final class WhichLetters {

    @Option(
            names = "--bootstrap-server",
            paramLabel = "HOST:PORT",
            required = true,
            description = "The broker; several separated by commas.")
    private String servers;

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "Properties for the broker, such as credentials and TLS, as Kafka's own tools take them.")
    private Path file;

    @Parameters(index = "0", paramLabel = "TOPIC", description = "For example privacy.cases.v1.")
    private String topic;

    @Parameters(index = "1", paramLabel = "GROUP", description = "For example notification-service.")
    private String group;

    /**
     * Opens them; the caller closes them.
     *
     * @throws IOException if the file can't be read
     */
    DeadLetters open() throws IOException {
        Properties properties = new Properties();
        if (file != null) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
        }
        properties.setProperty(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers);
        return new DeadLetters(properties, topic, group);
    }
}
