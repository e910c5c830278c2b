package com.xiaomi.privacy.localstack.kafka;

import com.xiaomi.privacy.localstack.LocalServer;
import com.xiaomi.privacy.localstack.StackException;
import com.xiaomi.privacy.localstack.process.Await;
import com.xiaomi.privacy.localstack.process.Folders;
import com.xiaomi.privacy.localstack.process.JavaCommand;
import com.xiaomi.privacy.localstack.process.SupervisedProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** The Kafka broker, which is its own controller, in a process of its own. */
public final class KafkaServer implements LocalServer {

    private final Path folder;
    private final Path log;
    private final int port;
    private final int controllerPort;
    private SupervisedProcess process;

    /**
     * A broker not yet started.
     *
     * @param folder the folder for its data; it must be empty or absent
     * @param log the log file
     * @param controllerPort the port on which the broker talks to itself
     */
    public KafkaServer(Path folder, Path log, int port, int controllerPort) {
        this.folder = folder;
        this.log = log;
        this.port = port;
        this.controllerPort = controllerPort;
    }

    @Override
    public String name() {
        return "Kafka";
    }

    @Override
    public void start() {
        Path configuration = writeConfiguration();
        format(configuration);
        process = SupervisedProcess.start(new SupervisedProcess.Spec(
                name(),
                new JavaCommand("256m")
                        .with("--enable-native-access=ALL-UNNAMED")
                        .main(System.getProperty("java.class.path"), "kafka.Kafka", List.of(configuration.toString())),
                Map.of(),
                folder,
                log,
                "TERM"));
        // The client complains about each attempt in vain; so the first question is put without it.
        Await.ready(name(), process, this::isListening);
        try (Topics topics = new Topics(bootstrap())) {
            Await.ready(name(), process, topics::isBrokerReady);
            topics.createAll();
        }
    }

    private boolean isListening() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        }
    }

    private String bootstrap() {
        return "127.0.0.1:" + port;
    }

    private Path writeConfiguration() {
        String text = """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                log.dirs=%3$s
                num.partitions=3
                # Dead-letter topics appear when the first record is sent to them.
                auto.create.topics.enable=true
                default.replication.factor=1
                min.insync.replicas=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=3
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=3
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                share.coordinator.state.topic.num.partitions=3
                group.initial.rebalance.delay.ms=0
                # A deleted topic's files go at once, so that it can be created anew.
                log.segment.delete.delay.ms=0
                """.formatted(port, controllerPort, folder.resolve("log"));
        try {
            return Files.writeString(Folders.create(folder).resolve("server.properties"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void format(Path configuration) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String[] arguments = {"format", "-t", Uuid.randomUuid().toString(), "-c", configuration.toString()};
        int code = StorageTool.execute(arguments, new PrintStream(said, true, StandardCharsets.UTF_8));
        if (code != 0) {
            throw new StackException("Kafka's folder cannot be formatted: " + said.toString(StandardCharsets.UTF_8));
        }
    }

    /** Deletes every topic, dead letters and consumers' offsets included, and creates the published ones anew. */
    @Override
    public void reset() {
        try (Topics topics = new Topics(bootstrap())) {
            topics.deleteAll();
            topics.createAll();
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }
}
