package com.xiaomi.privacy.connector.conformance;

import com.xiaomi.privacy.contracts.event.EventType;
import com.xiaomi.privacy.contracts.event.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Plays what case-workflow writes to {@code privacy.fulfilment.v1}. */
final class TaskTopic implements AutoCloseable {
    private final KafkaProducer<String, String> kafka;
    private int sequence;

    TaskTopic(String bootstrapServers) {
        kafka = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new StringSerializer());
    }

    /** Asks a system for a task. */
    void request(PlayedTask task, String system) {
        send(EventType.TASK_REQUESTED, task, """
                {"requestId":"%s","caseId":"%s","taskId":"%s","system":"%s","right":"%s","due":null,"addedLater":true}
                """.formatted(
                        task.requestId(), task.caseId(), task.taskId(), system, task.right()));
    }

    /** Tells a system that a task is not wanted any more. */
    void cancel(PlayedTask task, String system) {
        send(EventType.TASK_CANCELLED, task, """
                {"requestId":"%s","caseId":"%s","taskId":"%s","system":"%s","cancelledAt":"%s"}
                """.formatted(
                        task.requestId(), task.caseId(), task.taskId(), system, Instant.now()));
    }

    /** Tells a system that the time is over for which the law wanted something kept. */
    void remainderDue(PlayedTask task, String system, String category) {
        send(EventType.REMAINDER_DUE, task, """
                {"requestId":"%s","caseId":"%s","taskId":"%s","remainderId":"%s","system":"%s","category":"%s",
                "until":"%s"}
                """.formatted(
                        task.requestId(),
                        task.caseId(),
                        task.taskId(),
                        task.remainderId(),
                        system,
                        category,
                        LocalDate.now(ZoneOffset.UTC)));
    }

    /** Writes what says that it is a task and is none. */
    void unreadable(PlayedTask task) {
        send(EventType.TASK_REQUESTED, task, "{\"taskId\":");
    }

    private void send(EventType type, PlayedTask task, String data) {
        ProducerRecord<String, String> message = new ProducerRecord<>(
                Topic.FULFILMENT.topicName(), task.requestId().toString(), data.strip());
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_type", type.type(),
                        "ce_source", "/case-workflow-service",
                        "ce_time", Instant.now().toString(),
                        "ce_subject", task.requestId().toString(),
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
