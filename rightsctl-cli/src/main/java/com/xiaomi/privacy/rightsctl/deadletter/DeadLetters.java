package com.xiaomi.privacy.rightsctl.deadletter;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The dead letters of one consumer group on one topic that were not put back yet. How far they were the broker remembers, as the committed
 * place of a group of its own.
 */
final class DeadLetters implements AutoCloseable {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    // What the consumer added when it gave up.
    private static final String ADDED = "dead-letter-";

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final List<TopicPartition> partitions;

    /** @param group the consumer group; of the services here, the name of the service */
    DeadLetters(Properties broker, String topic, String group) {
        this.topic = topic;
        Properties reading = new Properties();
        reading.putAll(broker);
        reading.setProperty(ConsumerConfig.GROUP_ID_CONFIG, group + ".dead-letters");
        reading.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        this.consumer = new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.partitions = consumer.partitionsFor(topic + "." + group + ".dlq").stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        Properties writing = new Properties();
        writing.putAll(broker);
        writing.setProperty(ProducerConfig.ACKS_CONFIG, "all");
        this.producer = new KafkaProducer<>(writing, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Those that wait, in their order within each partition. */
    List<ConsumerRecord<byte[], byte[]>> waiting() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        Map<TopicPartition, OffsetAndMetadata> done = consumer.committed(new HashSet<>(partitions));
        partitions.forEach(partition -> consumer.seek(
                partition,
                Math.max(
                        beginnings.get(partition),
                        Optional.ofNullable(done.get(partition))
                                .map(OffsetAndMetadata::offset)
                                .orElse(0L))));
        List<ConsumerRecord<byte[], byte[]>> waiting = new ArrayList<>();
        long lastHeard = System.nanoTime();
        while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                lastHeard = System.nanoTime();
            } else if (System.nanoTime() - lastHeard > PATIENCE.toNanos()) {
                throw new TimeoutException("The broker gives no more.");
            }
            records.forEach(waiting::add);
        }
        return waiting;
    }

    /**
     * Puts one back to its topic as it was, and remembers that.
     *
     * @throws ExecutionException if the broker does not take it; nothing is remembered then
     */
    void replay(ConsumerRecord<byte[], byte[]> letter) throws ExecutionException, InterruptedException {
        ProducerRecord<byte[], byte[]> back = new ProducerRecord<>(topic, letter.key(), letter.value());
        for (Header header : letter.headers()) {
            if (!header.key().startsWith(ADDED)) {
                back.headers().add(header);
            }
        }
        producer.send(back).get();
        consumer.commitSync(Map.of(
                new TopicPartition(letter.topic(), letter.partition()), new OffsetAndMetadata(letter.offset() + 1)));
    }

    /** What a line says of one: ids, its type, and where it stands. Never its contents, nor what an exception said. */
    static String line(ConsumerRecord<byte[], byte[]> letter) {
        return "%s/%d@%d request %s event %s type %s"
                .formatted(
                        letter.topic(),
                        letter.partition(),
                        letter.offset(),
                        letter.key() == null ? "-" : new String(letter.key(), StandardCharsets.UTF_8),
                        header(letter, "ce_id"),
                        header(letter, "ce_type"));
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null ? "-" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
