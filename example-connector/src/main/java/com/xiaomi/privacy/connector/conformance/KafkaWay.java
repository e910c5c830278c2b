package com.xiaomi.privacy.connector.conformance;

import com.xiaomi.privacy.connector.conformance.PlayedNews.News;
import com.xiaomi.privacy.contracts.event.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Mode {@code KAFKA}: by the topic. */
final class KafkaWay implements PlayedNews.Way {
    private final KafkaProducer<String, String> kafka;
    private int sequence;

    KafkaWay(String bootstrapServers) {
        kafka = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new StringSerializer());
    }

    @Override
    public void carry(News news) {
        ProducerRecord<String, String> message =
                new ProducerRecord<>(Topic.FULFILMENT.topicName(), news.requestId(), news.data());
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", news.id(),
                        "ce_type", news.type().type(),
                        "ce_source", "/case-workflow-service",
                        "ce_time", Instant.now().toString(),
                        "ce_subject", news.requestId(),
                        "ce_sequence", Integer.toString(++sequence),
                        "content-type", "application/json")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            kafka.send(message).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not take a record", e);
        }
    }

    @Override
    public void close() {
        kafka.close();
    }
}
