package com.xiaomi.privacy.rightsctl.deadletter;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import picocli.CommandLine.Option;

/** Which broker is asked, and as whom. */
final class Broker {

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

    /** @throws UncheckedIOException if the file can't be read */
    Properties properties() {
        Properties properties = new Properties();
        if (file != null) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        properties.setProperty(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers);
        return properties;
    }
}
