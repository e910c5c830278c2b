package com.xiaomi.privacy.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.localstack.mail.SmtpConversation;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class LocalStackIT {
    private static final String RECIPIENT = "nobody@example.com";

    private final Endpoints endpoints = RunningStack.get().endpoints();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void whoKnowsTheFolderFindsTheServers() {
        assertThat(Endpoints.read(endpoints.home())).contains(endpoints);
        assertThat(SharedStack.isAlive(endpoints)).isTrue();
        assertThat(endpoints.originUrl().getPort()).isPositive();
    }

    @Test
    void aSecondStackDoesNotStartInTheSameFolder() {
        assertThatExceptionOfType(StackException.class)
                .isThrownBy(() -> LocalStack.start(StackOptions.in(endpoints.home()), line -> {}))
                .withMessageContaining("already runs");
        assertThat(SharedStack.isAlive(endpoints)).isTrue();
    }

    @Test
    void tracesAreKeptAsTheyCome() throws Exception {
        byte[] export = {10, 3, 1, 2, 3};
        HttpRequest request = HttpRequest.newBuilder(endpoints.tracesUrl().resolve("/v1/traces"))
                .header("Content-Type", "application/x-protobuf")
                .POST(HttpRequest.BodyPublishers.ofByteArray(export))
                .build();

        assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
        try (Stream<Path> files = Files.list(endpoints.traces())) {
            assertThat(files.toList()).anySatisfy(file -> assertThat(file).hasBinaryContent(export));
        }
    }

    @Test
    void aResetLeavesNothingThatWasStored() throws Exception {
        createTable();
        String deadLetters = Topic.CASES.deadLetterTopic("local-stack-it");
        writeRecord(Topic.REQUESTS.topicName());
        writeRecord(deadLetters);
        Path object = Files.writeString(
                endpoints.home().resolve("data/s3/request-intake-service/intake-clean/object"), "ciphertext");
        SmtpConversation.send(RECIPIENT, "before the reset");
        await().until(() -> !messages().equals("[]"));

        HttpResponse<String> reset = client.send(
                HttpRequest.newBuilder(endpoints.controlUrl().resolve("/reset"))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());

        assertThat(reset.statusCode()).as(reset.body()).isEqualTo(200);
        createTable();
        assertThat(topics()).contains(Topic.REQUESTS.topicName()).doesNotContain(deadLetters);
        assertThat(records(Topic.REQUESTS.topicName())).isZero();
        assertThat(object).doesNotExist();
        assertThat(object.getParent()).isDirectory();
        assertThat(messages()).doesNotContain("before the reset");
    }

    /** Fails if the table is there already. */
    private void createTable() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                endpoints.jdbcUrl("intake"), "intake", LocalCredentials.databasePassword("intake"))) {
            connection.createStatement().execute("CREATE TABLE left_over (id int)");
        }
    }

    private void writeRecord(String topic) throws Exception {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(kafka(), new StringSerializer(), new StringSerializer())) {
            assertThat(producer.send(new ProducerRecord<>(topic, "key", "value"))
                            .get(20, TimeUnit.SECONDS)
                            .hasOffset())
                    .isTrue();
        }
    }

    private Set<String> topics() throws Exception {
        try (Admin admin = Admin.create(kafka())) {
            return admin.listTopics().names().get();
        }
    }

    private long records(String topic) throws Exception {
        try (Admin admin = Admin.create(kafka())) {
            Map<TopicPartition, OffsetSpec> latest = Stream.of(0, 1, 2)
                    .collect(Collectors.toMap(
                            partition -> new TopicPartition(topic, partition), partition -> OffsetSpec.latest()));
            return admin.listOffsets(latest).all().get().values().stream()
                    .mapToLong(result -> result.offset())
                    .sum();
        }
    }

    private Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", endpoints.kafkaBootstrap());
    }

    private String messages() throws Exception {
        URI url = endpoints.mailApiUrl().resolve("/api/user/" + RECIPIENT + "/messages");
        return client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString(StandardCharsets.UTF_8))
                .body();
    }
}
