package com.xiaomi.privacy.benchmarks.relay;

import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The baseline: a producer that already has all records in memory and sends them as fast as it can. As safe towards the
 * broker as the relay (all replicas confirm, no duplicates by retries); everything else as Kafka's own defaults have it.
 */
final class PlainProducer implements AutoCloseable {
    /** A topic of its own, created by the broker at the first record, with as many partitions as the published ones. */
    private static final String TOPIC = "benchmark.baseline";

    private final KafkaProducer<String, String> producer;

    PlainProducer(String bootstrap) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true),
                new StringSerializer(),
                new StringSerializer());
    }

    /**
     * Sends the events and waits until the broker has confirmed each.
     *
     * @return seconds
     */
    double send(List<WaitingEvent> events) throws InterruptedException {
        List<ProducerRecord<String, String>> records =
                events.stream().map(event -> event.toRecord(TOPIC)).toList();
        List<Future<RecordMetadata>> confirmations = new ArrayList<>(records.size());
        long begin = System.nanoTime();
        records.forEach(record -> confirmations.add(producer.send(record)));
        producer.flush();
        try {
            for (Future<RecordMetadata> confirmation : confirmations) {
                confirmation.get();
            }
        } catch (ExecutionException e) {
            throw new BenchmarkFailure("The broker refused a record: " + e.getCause(), e);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    @Override
    public void close() {
        producer.close();
    }
}
