package com.xiaomi.privacy.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.contracts.event.EventType;
import java.util.Optional;
import java.util.UUID;

/** What this system needs of a {@code fulfilment.lift-due} event. */
record LiftMessage(UUID taskId, String system) {

    /**
     * Reads an event.
     *
     * @param type null for an event without one
     * @return empty for an event of another type
     * @throws TaskMessage.MalformedMessage if it says it is a lift and isn't readable as one
     */
    static Optional<LiftMessage> read(String type, String data, ObjectMapper json) {
        return TaskMessage.dataOf(type, data, EventType.LIFT_DUE, json, LiftMessage::of);
    }

    private static LiftMessage of(JsonNode data) {
        return new LiftMessage(UUID.fromString(TaskMessage.text(data, "taskId")), TaskMessage.text(data, "system"));
    }
}
