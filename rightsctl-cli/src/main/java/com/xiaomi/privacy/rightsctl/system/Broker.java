package com.xiaomi.privacy.rightsctl.system;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import picocli.CommandLine.Option;

/** Which broker, and as whom it is asked. */
public final class Broker {

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

    /**
     * What a Kafka client needs to know.
     *
     * @throws IOException if the file can't be read
     */
    public Properties properties() throws IOException {
        Properties properties = new Properties();
        if (file != null) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
        }
        properties.setProperty(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers);
        return properties;
    }
}
