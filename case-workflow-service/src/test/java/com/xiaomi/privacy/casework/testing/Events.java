package com.xiaomi.privacy.casework.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.contracts.event.EventType;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.contracts.event.Topic;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Plays the other services on Kafka: sends their events and reads those of this one. */
@Singleton
public class Events {

    private static final Duration POLL = Duration.ofMillis(300);

    private final String bootstrap;
    private final ObjectMapper json;

    Events(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap, ObjectMapper json) {
        this.bootstrap = bootstrap;
        this.json = json;
    }

    /** Sends an event as the outbox of its service would. */
    public void send(UUID eventId, long sequence, PrivacyEvent event) {
        EventType type = EventType.of(event);
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
                new StringSerializer(),
                new StringSerializer())) {
            ProducerRecord<String, String> record = new ProducerRecord<>(
                    type.topic().topicName(), event.requestId().toString(), json.writeValueAsString(event));
            header(record, "ce_specversion", "1.0");
            header(record, "ce_id", eventId.toString());
            header(record, "ce_type", type.type());
            header(record, "ce_time", Instant.now().toString());
            header(record, "ce_sequence", Long.toString(sequence));
            producer.send(record).get();
        } catch (JsonProcessingException | ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All events of a request on a topic so far, in their order. */
    public List<PrivacyEvent> of(Topic topic, UUID requestId) {
        return records(topic).stream()
                .filter(record -> requestId.toString().equals(record.key()))
                .map(this::read)
                .toList();
    }

    /** Those of one kind. */
    public <E extends PrivacyEvent> List<E> of(Topic topic, UUID requestId, Class<E> type) {
        return of(topic, requestId).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** All records of a topic so far. */
    public List<ConsumerRecord<String, String>> records(Topic topic) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, String>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(records::add);
            }
            return records;
        }
    }

    private PrivacyEvent read(ConsumerRecord<String, String> record) {
        String type = new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
        try {
            return json.readValue(
                    record.value(), EventType.byType(type).orElseThrow().dataClass());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void header(ProducerRecord<String, String> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
