package com.xiaomi.privacy.foundation.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.xiaomi.privacy.contracts.event.EventType;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Between events and Kafka records: CloudEvents 1.0 in binary mode (attributes as {@code ce_} headers, data as the JSON
 * value), with the extensions {@code sequence} and {@code partitionkey} and the W3C {@code traceparent}.
 */
@Singleton
public class CloudEventCodec {

    private static final String SPEC_VERSION = "1.0";

    private final ObjectMapper json;
    private final ObjectReader tolerant;

    CloudEventCodec(ObjectMapper json) {
        this.json = json;
        this.tolerant = json.reader().without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** The JSON of an event's data. */
    public String write(PrivacyEvent event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "event not serialisable: " + event.getClass().getSimpleName(), e);
        }
    }

    /**
     * Reads the data of an event; properties it doesn't know are ignored.
     *
     * @return empty for a type that this version doesn't know
     * @throws MalformedEvent if the data does not fit the type
     */
    public Optional<PrivacyEvent> read(String type, String data) {
        return EventType.byType(type).map(known -> {
            try {
                return tolerant.forType(known.dataClass()).<PrivacyEvent>readValue(data);
            } catch (JsonProcessingException e) {
                throw new MalformedEvent("data does not fit " + type, e);
            }
        });
    }

    /** The record of an outbox row. */
    ProducerRecord<String, String> toRecord(OutboxRow row, String source) {
        ProducerRecord<String, String> record = new ProducerRecord<>(row.topic(), row.key(), row.payload());
        Headers headers = record.headers();
        add(headers, "ce_specversion", SPEC_VERSION);
        add(headers, "ce_id", row.id().toString());
        add(headers, "ce_source", source);
        add(headers, "ce_type", row.type());
        EventType.byType(row.type()).ifPresent(type -> add(headers, "ce_dataschema", type.dataSchema()));
        add(headers, "ce_time", row.occurredAt().toString());
        add(headers, "ce_subject", row.key());
        add(headers, "ce_sequence", Long.toString(row.sequence()));
        add(headers, "ce_partitionkey", row.key());
        add(headers, "content-type", "application/json");
        if (row.traceparent() != null) {
            add(headers, "traceparent", row.traceparent());
        }
        return record;
    }

    /**
     * The attributes of a received record.
     *
     * @throws MalformedEvent if one is missing or unreadable
     */
    Attributes attributes(ConsumerRecord<String, String> record) {
        try {
            return new Attributes(
                    UUID.fromString(required(record, "ce_id")),
                    required(record, "ce_type"),
                    UUID.fromString(record.key()),
                    Long.parseLong(required(record, "ce_sequence")),
                    Instant.parse(required(record, "ce_time")));
        } catch (IllegalArgumentException | NullPointerException | DateTimeParseException e) {
            throw new MalformedEvent("unreadable CloudEvents attribute", e);
        }
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String required(ConsumerRecord<String, String> record, String name) {
        Header header = record.headers().lastHeader(name);
        if (header == null) {
            throw new MalformedEvent("no header " + name, null);
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    /** What the headers of a record say. */
    record Attributes(UUID id, String type, UUID key, long sequence, Instant occurredAt) {}

    /** The record is not an event of this contract; it goes to the dead letters. */
    public static final class MalformedEvent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MalformedEvent(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
