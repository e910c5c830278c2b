package com.xiaomi.privacy.localstack.kafka;

import com.xiaomi.privacy.contracts.event.TopicUser;
import com.xiaomi.privacy.localstack.LocalCredentials;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.security.plain.PlainLoginModule;

/** The Kafka broker, which is its own controller, in a process of its own. */
public final class KafkaServer implements LocalServer {

    private final Path folder;
    private final Path log;
    private final Ports ports;
    private SupervisedProcess process;

    /**
     * A broker not yet started.
     *
     * @param folder the folder for its data; it must be empty or absent
     * @param log the log file
     */
    public KafkaServer(Path folder, Path log, Ports ports) {
        this.folder = folder;
        this.log = log;
        this.ports = ports;
    }

    /**
     * Its ports.
     *
     * @param operators for those who may do everything, and need not sign in: tests, and operators of this machine
     * @param users for those who sign in
     * @param controller on which the broker talks to itself
     */
    public record Ports(int operators, int users, int controller) {}

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
            topics.grantAll();
        }
    }

    private boolean isListening() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ports.operators())) {
            return socket.isConnected();
        }
    }

    private String bootstrap() {
        return "127.0.0.1:" + ports.operators();
    }

    private Path writeConfiguration() {
        String text =
                """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=OPERATORS://127.0.0.1:%1$d,USERS://127.0.0.1:%4$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=OPERATORS://127.0.0.1:%1$d,USERS://127.0.0.1:%4$d
                listener.security.protocol.map=OPERATORS:PLAINTEXT,USERS:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT
                inter.broker.listener.name=OPERATORS
                controller.listener.names=CONTROLLER
                listener.name.users.sasl.enabled.mechanisms=PLAIN
                listener.name.users.plain.sasl.jaas.config=%5$s
                authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
                # Nobody but tests, operators and the broker itself comes without a name: the port is this machine's only.
                super.users=User:ANONYMOUS
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
                """.formatted(ports.operators(), ports.controller(), folder.resolve("log"), ports.users(), passwords());
        try {
            return Files.writeString(Folders.create(folder).resolve("server.properties"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String passwords() {
        return Arrays.stream(TopicUser.values())
                .map(user -> " user_%s=\"%s\"".formatted(user.userName(), LocalCredentials.password(user.userName())))
                .collect(Collectors.joining("", PlainLoginModule.class.getName() + " required", ";"));
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
