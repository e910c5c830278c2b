package com.xiaomi.privacy.contracts.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The AsyncAPI document with the few look-ups the tests need.
 *
 * @param root the whole document
 */
public record AsyncApi(ObjectNode root) {

    /** Reads a document of the class path. */
    public static AsyncApi read(String resource) {
        try (InputStream in = AsyncApi.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + resource);
            }
            return new AsyncApi((ObjectNode) new YAMLMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The key and the channel with an address. */
    public Optional<Map.Entry<String, JsonNode>> channel(String address) {
        return root.path("channels").properties().stream()
                .filter(channel -> channel.getValue().path("address").asText().equals(address))
                .findAny();
    }

    /** Follows a reference within the document, and the references it leads to; missing if it leads nowhere. */
    public JsonNode resolve(JsonNode node) {
        JsonNode found = node;
        while (found.has("$ref")) {
            found = root.at(found.path("$ref").asText().substring(1));
        }
        return found;
    }

    /** The messages of a channel, references followed. */
    public List<JsonNode> messagesOf(JsonNode channel) {
        List<JsonNode> messages = new ArrayList<>();
        channel.path("messages").forEach(message -> messages.add(resolve(message)));
        return messages;
    }

    /** The operations with this action on the channel with this key. */
    public List<JsonNode> operations(String action, String channelKey) {
        List<JsonNode> operations = new ArrayList<>();
        for (JsonNode operation : root.path("operations")) {
            if (operation.path("action").asText().equals(action)
                    && operation.at("/channel/$ref").asText().equals("#/channels/" + channelKey)) {
                operations.add(operation);
            }
        }
        return operations;
    }

    /** All texts behind {@code $ref}, anywhere in the document. */
    public List<String> references() {
        return root.findValuesAsText("$ref");
    }

    /** Where a message's payload is described; empty for one without a value (a tombstone). */
    public static Optional<String> payloadReference(JsonNode message) {
        return Optional.ofNullable(message.at("/payload/schema/$ref").textValue());
    }
}
