package com.xiaomi.privacy.foundation.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.contracts.event.RequestEvent.AttachmentStored;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class OutboxInboxIT {

    private static final String TOPIC = Topic.REQUESTS.topicName();
    private static final String DEAD_LETTERS = Topic.REQUESTS.deadLetterTopic("service-foundation");
    private static final Duration LONG = Duration.ofSeconds(30);

    @Inject
    Outbox outbox;

    @Inject
    Inbox inbox;

    @Inject
    CloudEventCodec codec;

    @Inject
    RecordingListener listener;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    MeterRegistry metrics;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @Test
    void publishesInOrderWhatACommittedTransactionLeftAndNothingElse() throws Exception {
        UUID request = Ids.next();
        for (long size = 1; size <= 20; size++) {
            publish(request, size);
        }
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.publish(stored(request, 99));
                    throw new IllegalArgumentException("rolled back");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        publish(request, 21);

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(listener.appliedTo(request))
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, 21).boxed().toList()));
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(outboxRowsOf(request)).isZero());
    }

    @Test
    void refusesToPublishOutsideATransaction() {
        assertThatThrownBy(() -> outbox.publish(stored(Ids.next(), 1))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void appliesARedeliveryOnceAndAnEarlyEventInItsTurn() {
        UUID request = Ids.next();
        try (KafkaProducer<String, String> producer = producer()) {
            send(producer, request, 1, 10);
            send(producer, request, 1, 10);
            send(producer, request, 3, 30);
            send(producer, request, 4, 40);
            send(producer, request, 3, 30);
            producer.flush();
            UUID other = Ids.next();
            send(producer, other, 1, 11);
            producer.flush();
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(listener.appliedTo(other)).containsExactly(11L));
            assertThat(listener.appliedTo(request)).containsExactly(10L);

            send(producer, request, 2, 20);
            producer.flush();
        }
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(listener.appliedTo(request)).containsExactly(10L, 20L, 30L, 40L));
    }

    @Test
    void putsPoisonAsideSoThatOthersGoOnAndItsOwnRequestWaitsUntilTheReplay() {
        UUID request = Ids.next();
        UUID other = Ids.next();
        double deadLetters = metrics.get("dead.letters").counter().count();
        try (KafkaProducer<String, String> producer = producer()) {
            send(producer, request, 1, RecordingListener.POISON);
            send(producer, request, 2, 2);
            send(producer, other, 1, 1);
            producer.flush();

            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(listener.appliedTo(other)).containsExactly(1L));
            ConsumerRecord<String, String> deadLetter = deadLetterOf(request);
            assertThat(listener.appliedTo(request)).isEmpty();
            assertThat(metrics.get("dead.letters").counter().count()).isGreaterThan(deadLetters);

            listener.cure();
            ProducerRecord<String, String> replayed =
                    new ProducerRecord<>(TOPIC, null, deadLetter.key(), deadLetter.value(), deadLetter.headers());
            assertThat(producer.send(replayed)).isNotNull();
            producer.flush();
        }
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(listener.appliedTo(request)).containsExactly(RecordingListener.POISON, 2L));
    }

    @Test
    void whatNeedsNoOrderIsAppliedThoughOthersAreMissingBeforeIt() {
        ProducerRecord<String, String> sent = record(Ids.next(), 4_711, 7);
        ConsumerRecord<String, String> received = new ConsumerRecord<>(TOPIC, 0, 0, sent.key(), sent.value());
        sent.headers().forEach(received.headers()::add);
        List<Long> applied = new ArrayList<>();

        inbox.receiveInAnyOrder(received, event -> applied.add(event.sequence()));

        assertThat(applied).containsExactly(4_711L);
    }

    private void publish(UUID request, long size) {
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(stored(request, size)));
    }

    private static AttachmentStored stored(UUID request, long size) {
        return new AttachmentStored(request, Ids.next(), "image/png", size, true);
    }

    private void send(KafkaProducer<String, String> producer, UUID request, long sequence, long size) {
        assertThat(producer.send(record(request, sequence, size))).isNotNull();
    }

    private ProducerRecord<String, String> record(UUID request, long sequence, long size) {
        OutboxRow row = new OutboxRow(
                new UUID(request.getMostSignificantBits(), sequence),
                TOPIC,
                request.toString(),
                com.xiaomi.privacy.contracts.event.EventType.ATTACHMENT_STORED.type(),
                codec.write(stored(request, size)),
                sequence,
                java.time.Instant.now(),
                null);
        return codec.toRecord(row, "/test");
    }

    private KafkaProducer<String, String> producer() {
        return new KafkaProducer<>(new HashMap<>(kafka), new StringSerializer(), new StringSerializer());
    }

    private ConsumerRecord<String, String> deadLetterOf(UUID request) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put("group.id", "test-" + request);
        config.put("auto.offset.reset", "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(DEAD_LETTERS));
            return await().atMost(LONG)
                    .until(
                            () -> {
                                for (ConsumerRecord<String, String> letter : consumer.poll(Duration.ofMillis(200))) {
                                    if (letter.key().equals(request.toString())) {
                                        return letter;
                                    }
                                }
                                return null;
                            },
                            letter -> letter != null
                                    && new String(
                                                    letter.headers()
                                                            .lastHeader("ce_type")
                                                            .value(),
                                                    StandardCharsets.UTF_8)
                                            .contains("attachment-stored"));
        }
    }

    private long outboxRowsOf(UUID request) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement count = connection.createStatement();
                ResultSet row =
                        count.executeQuery("SELECT count(*) FROM outbox WHERE aggregateid = '" + request + "'")) {
            row.next();
            return row.getLong(1);
        }
    }
}
