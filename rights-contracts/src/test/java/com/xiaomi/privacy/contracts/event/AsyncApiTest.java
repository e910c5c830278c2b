package com.xiaomi.privacy.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The AsyncAPI document is valid and says what the code says. */
class AsyncApiTest {

    private static final AsyncApi DOCUMENT = AsyncApi.read("/asyncapi.yaml");
    private static final Duration RETENTION = Duration.ofDays(30);

    @Test
    void it_is_valid_against_the_specification() {
        assertThat(specification().validate(DOCUMENT.root())).isEmpty();
    }

    @Test
    void the_specification_refuses_a_document_with_an_unknown_action() {
        ObjectNode broken = DOCUMENT.root().deepCopy();
        ((ObjectNode) broken.at("/operations/sendRequests")).put("action", "shout");

        assertThat(specification().validate(broken)).isNotEmpty();
    }

    @Test
    void every_reference_leads_somewhere() {
        assertThat(DOCUMENT.references()).isNotEmpty().allSatisfy(reference -> {
            if (reference.startsWith("#")) {
                assertThat(DOCUMENT.root().at(reference.substring(1)).isMissingNode())
                        .isFalse();
            } else {
                assertThat(AsyncApi.class.getResource("/" + reference)).isNotNull();
            }
        });
    }

    @Test
    void the_channels_are_the_topics_and_the_dead_letters() {
        List<String> addresses = new ArrayList<>(
                Arrays.stream(Topic.values()).map(Topic::topicName).toList());
        addresses.add("{topic}.{group}.dlq");

        assertThat(DOCUMENT.root().path("channels").findValuesAsText("address"))
                .containsExactlyInAnyOrderElementsOf(addresses);
    }

    @ParameterizedTest
    @EnumSource
    void dead_letters_are_named_as_the_code_names_them(Topic topic) {
        JsonNode channel = DOCUMENT.root().at("/channels/deadLetters");
        String address = channel.path("address")
                .asText()
                .replace("{topic}", topic.topicName())
                .replace("{group}", "case-workflow-service");

        assertThat(address).isEqualTo(topic.deadLetterTopic("case-workflow-service"));
        assertThat(channel.at("/parameters/topic/enum"))
                .extracting(JsonNode::textValue)
                .contains(topic.topicName());
    }

    @ParameterizedTest
    @EnumSource
    void the_messages_of_a_channel_are_the_event_types_of_the_topic(Topic topic) {
        JsonNode channel = channel(topic).getValue();
        List<JsonNode> types = Arrays.stream(EventType.values())
                .filter(type -> type.topic() == topic)
                .<JsonNode>map(AsyncApiTest::messageOf)
                .toList();

        assertThat(DOCUMENT.messagesOf(channel))
                .filteredOn(message -> AsyncApi.payloadReference(message).isPresent())
                .containsExactlyElementsOf(types);
    }

    @Test
    void only_the_compacted_topic_has_a_record_without_value() {
        for (Topic topic : Topic.values()) {
            assertThat(DOCUMENT.messagesOf(channel(topic).getValue()))
                    .filteredOn(
                            message -> "null".equals(message.at("/payload/type").asText()))
                    .hasSize(topic == Topic.CASE_STATE ? 1 : 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void retention_is_thirty_days_and_for_good_on_the_compacted_topic(Topic topic) {
        JsonNode configuration = channel(topic).getValue().at("/bindings/kafka/topicConfiguration");

        if (topic == Topic.CASE_STATE) {
            assertThat(configuration.at("/cleanup.policy/0").asText()).isEqualTo("compact");
            assertThat(configuration.has("retention.ms")).isFalse();
        } else {
            assertThat(configuration.at("/cleanup.policy/0").asText()).isEqualTo("delete");
            assertThat(configuration.path("retention.ms").asLong()).isEqualTo(RETENTION.toMillis());
        }
    }

    @ParameterizedTest
    @EnumSource
    void one_service_writes_a_topic_and_all_of_its_messages(Topic topic) {
        Map.Entry<String, JsonNode> channel = channel(topic);
        List<JsonNode> writers = DOCUMENT.operations("send", channel.getKey());

        assertThat(writers).hasSize(1);
        assertThat(writers.getFirst().at("/tags/0/name").asText()).isEqualTo(writerOf(topic));
        assertThat(writers.getFirst().path("messages"))
                .map(DOCUMENT::resolve)
                .isEqualTo(DOCUMENT.messagesOf(channel.getValue()));
    }

    @Test
    void readers_only_read_messages_of_the_channel_they_name() {
        for (JsonNode operation : DOCUMENT.root().path("operations")) {
            String channel = operation.at("/channel/$ref").asText();
            assertThat(operation.path("messages"))
                    .isNotEmpty()
                    .allSatisfy(
                            message -> assertThat(message.path("$ref").asText()).startsWith(channel + "/messages/"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_message_names_its_type_its_writer_its_schema_and_its_key(EventType type) {
        JsonNode message = messageOf(type);
        JsonNode fixed = message.at("/headers/allOf/1/properties");
        boolean keyedByCase = type.topic() == Topic.CASE_STATE;

        assertThat(message.path("name").asText()).isEqualTo(type.type());
        assertThat(fixed.at("/ce_type/const").asText()).isEqualTo(type.type());
        assertThat(fixed.at("/ce_source/const").asText()).isEqualTo("/" + writerOf(type.topic()));
        assertThat(fixed.at("/ce_dataschema/const").asText()).isEqualTo(type.dataSchema());
        assertThat(message.at("/bindings/$ref").asText())
                .isEqualTo("#/components/messageBindings/" + (keyedByCase ? "caseKey" : "requestKey"));
    }

    @ParameterizedTest
    @EnumSource
    void the_example_is_a_whole_event_of_its_type(EventType type) throws Exception {
        JsonNode example = messageOf(type).path("examples").path(0);
        ObjectNode data = (ObjectNode) example.path("payload");

        assertThat(EventJson.errors(EventJson.schemaOf(type), data)).isEmpty();
        assertThat(EventJson.write(EventJson.read(type, data))).isEqualTo(data);
        String key = data.path(type.topic() == Topic.CASE_STATE ? "caseId" : "requestId")
                .asText();
        assertThat(example.at("/headers/ce_subject").asText()).isEqualTo(key);
        assertThat(example.at("/headers/ce_partitionkey").asText()).isEqualTo(key);
    }

    @Test
    void every_message_has_examples_and_each_fits_its_schema() {
        for (JsonNode channel : DOCUMENT.root().path("channels")) {
            assertThat(DOCUMENT.messagesOf(channel))
                    .isNotEmpty()
                    .allSatisfy(message -> assertThat(message.path("examples"))
                            .isNotEmpty()
                            .allSatisfy(example -> {
                                assertThat(example.has("payload")).isTrue();
                                assertThat(EventJson.errors(payloadSchemaOf(message), example.path("payload")))
                                        .isEmpty();
                            }));
        }
        assertThat(DOCUMENT.root().at("/components/messages"))
                .as("messages on no channel")
                .hasSameSizeAs(DOCUMENT.root().path("channels").findValues("messages").stream()
                        .flatMap(messages -> messages.properties().stream())
                        .toList());
    }

    @Test
    void an_example_that_lacks_a_property_does_not_fit() {
        JsonNode message = messageOf(EventType.CASE_STATE);
        ObjectNode payload = message.at("/examples/0/payload").deepCopy();

        assertThat(EventJson.errors(payloadSchemaOf(message), payload.without("requestId")))
                .isNotEmpty();
    }

    @Test
    void the_example_of_a_dead_letter_has_the_headers_of_its_record_and_those_that_were_added() {
        ObjectNode headers = DOCUMENT.root()
                .at("/components/messages/deadLetter/examples/0/headers")
                .deepCopy();
        ObjectNode schema = headerSchemaOf("deadLetter");

        assertThat(EventJson.errors(schema, headers)).isEmpty();
        assertThat(EventJson.errors(schema, headers.deepCopy().without("dead-letter-topic")))
                .isNotEmpty();
        assertThat(EventJson.errors(schema, headers.deepCopy().without("ce_id")))
                .isNotEmpty();
    }

    @Test
    void the_headers_of_every_event_are_complete_and_valid() {
        events().forEach(message -> {
            JsonNode headers = message.getValue().at("/examples/0/headers");
            ObjectNode schema = headerSchemaOf(message.getKey());

            assertThat(headers).as(message.getKey()).hasSize(11);
            assertThat(EventJson.errors(schema, headers)).as(message.getKey()).isEmpty();
            assertThat(EventJson.errors(schema, ((ObjectNode) headers.deepCopy()).put("ce_type", "other")))
                    .isNotEmpty();
            assertThat(EventJson.errors(schema, ((ObjectNode) headers.deepCopy()).without("ce_id")))
                    .isNotEmpty();
        });
    }

    /** The messages that are events of ours: all but the dead letters. */
    private static Stream<Map.Entry<String, JsonNode>> events() {
        return DOCUMENT.root().at("/components/messages").properties().stream()
                .filter(message -> !message.getKey().equals("deadLetter"));
    }

    private static JsonNode payloadSchemaOf(JsonNode message) {
        return AsyncApi.payloadReference(message)
                .<JsonNode>map(reference -> EventJson.resource("/" + reference))
                .orElse(message.path("payload"));
    }

    private static JsonSchema specification() {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(EventJson.resource("/asyncapi-specification/3.0.0.json"));
    }

    private static ObjectNode headerSchemaOf(String message) {
        ObjectNode schema = DOCUMENT.root().objectNode();
        schema.put("$ref", "#/components/messages/" + message + "/headers");
        schema.set("components", DOCUMENT.root().path("components"));
        return schema;
    }

    private static Map.Entry<String, JsonNode> channel(Topic topic) {
        return DOCUMENT.channel(topic.topicName()).orElseThrow();
    }

    private static JsonNode messageOf(EventType type) {
        String schema = type.schemaResource().substring(1);
        return DOCUMENT.messagesOf(channel(type.topic()).getValue()).stream()
                .filter(message -> AsyncApi.payloadReference(message)
                        .filter(schema::equals)
                        .isPresent())
                .findAny()
                .orElseThrow();
    }

    private static String writerOf(Topic topic) {
        return switch (topic) {
            case REQUESTS -> "request-intake-service";
            case IDENTITY -> "identity-verification-service";
            case CASES, FULFILMENT, CASE_STATE -> "case-workflow-service";
            case NOTIFICATIONS -> "notification-service";
        };
    }
}
