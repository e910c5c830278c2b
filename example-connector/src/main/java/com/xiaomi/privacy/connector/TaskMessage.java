package com.xiaomi.privacy.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.contracts.event.EventType;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * What this system needs of a {@code fulfilment.task-requested} event. The right stays text: a right that this version
 * doesn't know must reach a person and not be lost as unreadable.
 */
record TaskMessage(UUID taskId, String system, String right) {

    /**
     * Reads an event.
     *
     * @param type null for an event without one
     * @return empty for an event of another type
     * @throws MalformedMessage if it says it is a task and isn't readable as one
     */
    static Optional<TaskMessage> read(String type, String data, ObjectMapper json) {
        return dataOf(
                type,
                data,
                EventType.TASK_REQUESTED,
                json,
                read -> new TaskMessage(
                        UUID.fromString(text(read, "taskId")), text(read, "system"), text(read, "right")));
    }

    /** The data of an event of one type; empty for one of another. */
    static <T> Optional<T> dataOf(
            String type, String data, EventType wanted, ObjectMapper json, Function<JsonNode, T> reader) {
        if (!wanted.type().equals(type)) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.apply(json.readTree(data)));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new MalformedMessage(e);
        }
    }

    static String text(JsonNode data, String name) {
        JsonNode value = data.path(name);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("no text in " + name);
        }
        return value.textValue();
    }

    /** The event breaks the contract; reading it again would not help. */
    static final class MalformedMessage extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MalformedMessage(Exception cause) {
            super("not a readable task", cause);
        }
    }
}
