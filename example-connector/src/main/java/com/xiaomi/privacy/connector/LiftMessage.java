package com.xiaomi.privacy.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.contracts.event.EventType;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What this system needs of a {@code fulfilment.lift-due} event. */
record LiftMessage(UUID taskId, String system) {

    /**
     * Reads a record.
     *
     * @return empty for an event of another type
     * @throws TaskMessage.MalformedMessage if it says it is a lift and isn't readable as one
     */
    static Optional<LiftMessage> read(ConsumerRecord<String, String> message, ObjectMapper json) {
        return TaskMessage.dataOf(message, EventType.LIFT_DUE, json, LiftMessage::of);
    }

    private static LiftMessage of(JsonNode data) {
        return new LiftMessage(UUID.fromString(TaskMessage.text(data, "taskId")), TaskMessage.text(data, "system"));
    }
}
