package com.xiaomi.privacy.benchmarks.relay;

import com.xiaomi.privacy.benchmarks.measure.SubmittedEvent;
import com.xiaomi.privacy.contracts.event.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** An event of which the relay and the baseline make the same record. */
record WaitingEvent(UUID id, UUID key, long sequence, Instant occurredAt, String payload) {
    /** Its type. */
    static final EventType TYPE = EventType.REQUEST_SUBMITTED;

    /** Events spread evenly over keys, every key once before any key comes again. */
    static List<WaitingEvent> spread(int events, int keys) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < keys; i++) {
            ids.add(UUID.randomUUID());
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        List<WaitingEvent> spread = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            UUID key = ids.get(i % keys);
            spread.add(new WaitingEvent(UUID.randomUUID(), key, i / keys + 1, now, SubmittedEvent.of(key)));
        }
        return spread;
    }

    /** The record with the headers of a CloudEvent, as the relay builds it. */
    ProducerRecord<String, String> toRecord(String topic) {
        ProducerRecord<String, String> record = new ProducerRecord<>(topic, key.toString(), payload);
        Headers headers = record.headers();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", id.toString());
        add(headers, "ce_source", "/request-intake-service");
        add(headers, "ce_type", TYPE.type());
        add(headers, "ce_dataschema", TYPE.dataSchema());
        add(headers, "ce_time", occurredAt.toString());
        add(headers, "ce_subject", key.toString());
        add(headers, "ce_sequence", Long.toString(sequence));
        add(headers, "ce_partitionkey", key.toString());
        add(headers, "content-type", "application/json");
        return record;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
