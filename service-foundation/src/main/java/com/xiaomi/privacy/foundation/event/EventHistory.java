package com.xiaomi.privacy.foundation.event;

import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.foundation.event.CloudEventCodec.Attributes;
import com.xiaomi.privacy.foundation.event.CloudEventCodec.MalformedEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads again what a topic still holds, apart from every consumer group: nothing is consumed by it. */
@ApplicationScoped
public class EventHistory {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, Object> broker;
    private final CloudEventCodec codec;

    EventHistory(@Identifier("default-kafka-broker") Map<String, Object> broker, CloudEventCodec codec) {
        this.broker = Map.copyOf(broker);
        this.codec = codec;
    }

    /**
     * The events from a time on, up to the end that the topic has when the call begins; those of one key in their order.
     *
     * @param from UTC, when the broker got them
     * @param each called for one after the other; what this version doesn't know is left out
     */
    public void since(Topic topic, Instant from, Consumer<EventEnvelope> each) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(configuration())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.topicName()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            seek(consumer, ends, from);
            long lastHeard = System.nanoTime();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                ConsumerRecords<String, String> records = consumer.poll(POLL);
                if (!records.isEmpty()) {
                    lastHeard = System.nanoTime();
                } else if (System.nanoTime() - lastHeard > PATIENCE.toNanos()) {
                    throw new IllegalStateException("the broker gives no more of " + topic.topicName());
                }
                for (ConsumerRecord<String, String> record : records) {
                    if (record.offset() < ends.get(new TopicPartition(record.topic(), record.partition()))) {
                        read(record).ifPresent(each);
                    }
                }
            }
        }
    }

    private static void seek(KafkaConsumer<String, String> consumer, Map<TopicPartition, Long> ends, Instant from) {
        Map<TopicPartition, Long> times = new HashMap<>();
        ends.keySet().forEach(partition -> times.put(partition, from.toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(times);
        ends.forEach((partition, end) -> {
            OffsetAndTimestamp start = starts.get(partition);
            consumer.seek(partition, start == null ? end : start.offset());
        });
    }

    private Optional<EventEnvelope> read(ConsumerRecord<String, String> record) {
        if (record.value() == null) {
            // The compacted topic has forgotten it.
            return Optional.empty();
        }
        try {
            Attributes attributes = codec.attributes(record);
            return codec.read(attributes.type(), record.value())
                    .map(data ->
                            new EventEnvelope(attributes.id(), attributes.sequence(), attributes.occurredAt(), data));
        } catch (MalformedEvent e) {
            // It went to the dead letters of every group; there is nothing to be told.
            return Optional.empty();
        }
    }

    private Map<String, Object> configuration() {
        Map<String, Object> configuration = new HashMap<>(broker);
        configuration.remove(ConsumerConfig.GROUP_ID_CONFIG);
        configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // What the broker removes while we read is passed over, and not all that follows.
        configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        configuration.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        configuration.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        return configuration;
    }
}
