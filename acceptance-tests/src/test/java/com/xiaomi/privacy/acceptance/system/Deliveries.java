package com.xiaomi.privacy.acceptance.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.contracts.event.EventType;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What notification-service has reported about its mails. */
public final class Deliveries {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Deliveries() {}

    /** A mail that was sent according to its event. */
    public record Sent(UUID deliveryId, MessageKind message) {}

    /** The mails of a request that were reported as sent. */
    public static List<Sent> sent(RunningSystem system, UUID requestId) throws IOException {
        List<Sent> sent = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> event :
                new Topics(system.endpoints().kafkaBootstrap()).of(Topic.NOTIFICATIONS.topicName())) {
            boolean isSent = Topics.header(event, "ce_type")
                    .filter(EventType.NOTIFICATION_SENT.type()::equals)
                    .isPresent();
            JsonNode data = JSON.readTree(event.value());
            if (isSent && requestId.toString().equals(data.path("requestId").textValue())) {
                sent.add(new Sent(
                        UUID.fromString(data.path("deliveryId").textValue()),
                        MessageKind.valueOf(data.path("message").textValue())));
            }
        }
        return sent;
    }
}
