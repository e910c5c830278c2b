package com.xiaomi.privacy.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.contracts.event.EventType;
import java.util.Optional;
import java.util.UUID;

/** What this system needs of a {@code fulfilment.remainder-due} event. */
record RemainderMessage(UUID taskId, UUID remainderId, String system, String category) {

    /**
     * Reads an event.
     *
     * @param type null for an event without one
     * @return empty for an event of another type
     * @throws TaskMessage.MalformedMessage if it says it is a remainder and isn't readable as one
     */
    static Optional<RemainderMessage> read(String type, String data, ObjectMapper json) {
        return TaskMessage.dataOf(type, data, EventType.REMAINDER_DUE, json, RemainderMessage::of);
    }

    private static RemainderMessage of(JsonNode data) {
        return new RemainderMessage(
                UUID.fromString(TaskMessage.text(data, "taskId")),
                UUID.fromString(TaskMessage.text(data, "remainderId")),
                TaskMessage.text(data, "system"),
                TaskMessage.text(data, "category"));
    }
}
