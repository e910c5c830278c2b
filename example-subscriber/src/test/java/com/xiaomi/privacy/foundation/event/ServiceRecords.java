package com.xiaomi.privacy.foundation.event;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.xiaomi.privacy.contracts.event.EventType;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records as the outbox relay of case-workflow-service writes them, by the codec of the services. */
public final class ServiceRecords {
    private final CloudEventCodec codec = new CloudEventCodec(JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build());
    private final Map<String, Long> sequences = new HashMap<>();

    /** An event's record, the next of its key on its topic. */
    public ProducerRecord<String, String> event(UUID id, UUID key, PrivacyEvent event) {
        EventType type = EventType.of(event);
        return record(id, type.topic().topicName(), type.type(), key, codec.write(event));
    }

    /** The tombstone of a case. */
    public ProducerRecord<String, String> tombstone(UUID caseId) {
        EventType type = EventType.CASE_STATE;
        return record(UUID.randomUUID(), type.topic().topicName(), type.type(), caseId, null);
    }

    /** An event of a type that nobody knows yet. */
    public ProducerRecord<String, String> unknown(String topic, UUID requestId) {
        return record(UUID.randomUUID(), topic, "com.xiaomi.privacy.case.sung-about.v1", requestId, "{\"song\":1}");
    }

    private ProducerRecord<String, String> record(UUID id, String topic, String type, UUID key, String payload) {
        long sequence = sequences.merge(topic + "/" + key, 1L, Long::sum);
        return codec.toRecord(
                new OutboxRow(id, topic, key.toString(), type, payload, sequence, Instant.now(), null),
                "/case-workflow-service");
    }
}
