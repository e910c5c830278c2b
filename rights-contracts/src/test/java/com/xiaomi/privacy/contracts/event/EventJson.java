package com.xiaomi.privacy.contracts.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The JSON side of the events: the mapper set up as the services have it, and the schemas. */
public final class EventJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    // In 2020-12 formats are only notes unless one asks for more.
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private EventJson() {}

    /** The JSON data of an event. */
    static ObjectNode write(PrivacyEvent event) {
        // Through text: a tree made directly would keep Java types that no reader ever sees.
        try {
            return (ObjectNode) MAPPER.readTree(MAPPER.writeValueAsString(event));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The event of a type with this JSON data. */
    static PrivacyEvent read(EventType type, JsonNode data) throws JsonProcessingException {
        return MAPPER.treeToValue(data, type.dataClass());
    }

    /** The published schema of a type. */
    public static ObjectNode schemaOf(EventType type) {
        return resource(type.schemaResource());
    }

    /** A JSON object of the class path. */
    public static ObjectNode resource(String name) {
        try (InputStream in = EventJson.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + name);
            }
            return (ObjectNode) MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a schema has against a document; empty if nothing. */
    static List<String> errors(JsonNode schema, JsonNode document) {
        JsonSchema compiled = SCHEMAS.getSchema(schema, STRICT);
        return compiled.validate(document).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }
}
