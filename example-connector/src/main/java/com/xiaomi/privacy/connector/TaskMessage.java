package com.xiaomi.privacy.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.contracts.event.EventType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * What this system needs of a {@code fulfilment.task-requested} event. The right stays text: a right that this version
 * doesn't know must reach a person and not be lost as unreadable.
 */
record TaskMessage(UUID taskId, String system, String right) {

    /**
     * Reads a record.
     *
     * @return empty for an event of another type
     * @throws MalformedMessage if it says it is a task and isn't readable as one
     */
    static Optional<TaskMessage> read(ConsumerRecord<String, String> message, ObjectMapper json) {
        return dataOf(
                message,
                EventType.TASK_REQUESTED,
                json,
                data -> new TaskMessage(
                        UUID.fromString(text(data, "taskId")), text(data, "system"), text(data, "right")));
    }

    /** The data of a record of one type; empty for one of another. */
    static <T> Optional<T> dataOf(
            ConsumerRecord<String, String> message, EventType wanted, ObjectMapper json, Function<JsonNode, T> reader) {
        Header type = message.headers().lastHeader("ce_type");
        if (type == null || !wanted.type().equals(new String(type.value(), StandardCharsets.UTF_8))) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.apply(json.readTree(message.value())));
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

    /** The record breaks the contract; reading it again would not help. */
    static final class MalformedMessage extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MalformedMessage(Exception cause) {
            super("not a readable task", cause);
        }
    }
}
