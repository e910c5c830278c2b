package com.xiaomi.privacy.contracts.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.xiaomi.privacy.contracts.event.AsyncApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds topics and messages that a subscriber of the released AsyncAPI document would miss. */
final class ChannelCompatibility {

    private ChannelCompatibility() {}

    /** What is gone or keyed otherwise, in words; empty if nothing. */
    static List<String> compare(AsyncApi released, AsyncApi current) {
        List<String> findings = new ArrayList<>();
        for (JsonNode channel : released.root().path("channels")) {
            String address = channel.path("address").asText();
            current.channel(address)
                    .map(Map.Entry::getValue)
                    .ifPresentOrElse(
                            now -> compare(released, channel, current, now, findings),
                            () -> findings.add("no topic " + address));
        }
        return List.copyOf(findings);
    }

    private static void compare(
            AsyncApi released, JsonNode channel, AsyncApi current, JsonNode now, List<String> findings) {
        List<JsonNode> messagesNow = current.messagesOf(now);
        for (JsonNode message : released.messagesOf(channel)) {
            String description = message.path("name").asText() + " on "
                    + channel.path("address").asText();
            messagesNow.stream()
                    .filter(candidate -> candidate.path("payload").equals(message.path("payload")))
                    .findAny()
                    .ifPresentOrElse(
                            candidate -> {
                                if (!keyOf(current, candidate).equals(keyOf(released, message))) {
                                    findings.add("another key for " + description);
                                }
                            },
                            () -> findings.add("no " + description));
        }
    }

    private static JsonNode keyOf(AsyncApi document, JsonNode message) {
        return document.resolve(message.path("bindings")).at("/kafka/key");
    }
}
