package com.xiaomi.privacy.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.contracts.event.EventType;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.foundation.identifier.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The topics as the other services see them: reads what intake wrote, writes what they would write. */
@ApplicationScoped
public class IntakeTopics {

    private static final Duration POLL = Duration.ofMillis(500);

    private final String bootstrapServers;
    private final ObjectMapper json;

    IntakeTopics(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers, ObjectMapper json) {
        this.bootstrapServers = bootstrapServers;
        this.json = json;
    }

    /** Writes an event as its service would. */
    public void publish(UUID eventId, long sequence, PrivacyEvent event) {
        EventType type = EventType.of(event);
        ProducerRecord<String, String> record;
        try {
            record = new ProducerRecord<>(
                    type.topic().topicName(), event.requestId().toString(), json.writeValueAsString(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        Map.of(
                        "ce_id", eventId.toString(),
                        "ce_type", type.type(),
                        "ce_sequence", Long.toString(sequence),
                        "ce_time", Instant.now().toString())
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new StringSerializer())) {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As {@link #publish(UUID, long, PrivacyEvent)} with a new id. */
    public void publish(long sequence, PrivacyEvent event) {
        publish(Ids.next(), sequence, event);
    }

    /** What intake has written about a request so far, each with its type. */
    public List<Written> written(UUID requestId) {
        return records(Topic.REQUESTS).stream()
                .filter(record -> record.key().equals(requestId.toString()))
                .map(record -> new Written(
                        new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8),
                        new String(record.headers().lastHeader("ce_sequence").value(), StandardCharsets.UTF_8),
                        record.value()))
                .toList();
    }

    private List<ConsumerRecord<String, String>> records(Topic topic) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, String>> all = new ArrayList<>();
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(POLL).forEach(all::add);
            }
            return all;
        }
    }

    /** An event that intake wrote. */
    public record Written(String type, String sequence, String payload) {

        /** Its data. */
        public JsonNode data(ObjectMapper json) {
            try {
                return json.readTree(payload);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
