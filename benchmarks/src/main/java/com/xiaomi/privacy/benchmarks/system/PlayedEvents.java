package com.xiaomi.privacy.benchmarks.system;

import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import com.xiaomi.privacy.benchmarks.measure.EventJson;
import com.xiaomi.privacy.contracts.event.CaseStateSnapshot;
import com.xiaomi.privacy.contracts.event.EventType;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/** Plays the other services on Kafka: hands over events as their outboxes do, each the first of its key on its topic. */
public final class PlayedEvents implements AutoCloseable {

    private final KafkaProducer<String, String> producer;

    public PlayedEvents(MeasuredSystem system) {
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, system.kafkaBootstrap()),
                new StringSerializer(),
                new StringSerializer());
    }

    /**
     * Returns when the broker has it.
     *
     * @throws BenchmarkFailure if it refuses
     */
    public void send(PrivacyEvent event) throws InterruptedException {
        confirm(producer.send(record(event)));
    }

    /**
     * Returns when the broker has all of them.
     *
     * @throws BenchmarkFailure if it refuses one
     */
    public void sendAll(List<? extends PrivacyEvent> events) throws InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>(events.size());
        for (PrivacyEvent event : events) {
            sent.add(producer.send(record(event)));
        }
        producer.flush();
        for (Future<RecordMetadata> one : sent) {
            confirm(one);
        }
    }

    private static void confirm(Future<RecordMetadata> sent) throws InterruptedException {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new BenchmarkFailure("The broker refused a record: " + e.getCause(), e);
        }
    }

    private static ProducerRecord<String, String> record(PrivacyEvent event) {
        EventType type = EventType.of(event);
        UUID key = event instanceof CaseStateSnapshot latest ? latest.caseId() : event.requestId();
        ProducerRecord<String, String> record =
                new ProducerRecord<>(type.topic().topicName(), key.toString(), EventJson.of(event));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_type", type.type(),
                        "ce_time", Instant.now().toString(),
                        "ce_sequence", "1")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    @Override
    public void close() {
        producer.close();
    }
}
