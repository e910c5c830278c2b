package com.xiaomi.privacy.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The records and their JSON Schemas say the same. */
class EventSchemaTest {

    @ParameterizedTest
    @EnumSource
    void an_event_is_valid_against_its_schema_and_reads_back_equal(EventType type) throws Exception {
        PrivacyEvent event = SampleEvents.of(type);
        ObjectNode data = EventJson.write(event);

        assertThat(EventJson.errors(EventJson.schemaOf(type), data)).isEmpty();
        assertThat(EventJson.read(type, data)).isEqualTo(event);
    }

    @ParameterizedTest
    @EnumSource
    void the_schema_is_itself_valid_and_bears_the_id_sent_as_dataschema(EventType type) {
        ObjectNode schema = EventJson.schemaOf(type);
        var metaSchema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(metaSchema.validate(schema)).isEmpty();
        assertThat(schema.path("$schema").textValue()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.path("$id").textValue()).isEqualTo(type.dataSchema());
    }

    @ParameterizedTest
    @EnumSource
    void record_components_and_schema_properties_agree_in_name_order_and_type(EventType type) {
        assertDescribes(EventJson.schemaOf(type), type.dataClass());
    }

    @ParameterizedTest
    @EnumSource
    void what_the_javadoc_calls_nullable_is_nullable_and_optional_and_nothing_else_is(EventType type) throws Exception {
        ObjectNode schema = EventJson.schemaOf(type);
        Set<String> nullable = new TreeSet<>();
        schema.path("properties").properties().forEach(property -> {
            if (isNullable(property.getValue())) {
                nullable.add(property.getKey());
            }
        });

        assertThat(nullable).isEqualTo(RecordJavadoc.nullableComponentsOf(type.dataClass()));
        Set<String> rest = new LinkedHashSet<>(names(schema.path("properties")));
        rest.removeAll(nullable);
        assertThat(texts(schema.path("required"))).containsExactlyElementsOf(rest);
    }

    @ParameterizedTest
    @EnumSource
    void null_and_absence_are_accepted_exactly_where_a_component_is_nullable(EventType type) {
        ObjectNode schema = EventJson.schemaOf(type);
        for (String property : names(schema.path("properties"))) {
            boolean nullable = isNullable(schema.path("properties").path(property));
            ObjectNode without = EventJson.write(SampleEvents.of(type));
            without.remove(property);
            ObjectNode withNull = EventJson.write(SampleEvents.of(type)).putNull(property);

            assertThat(EventJson.errors(schema, without).isEmpty()).as(property).isEqualTo(nullable);
            assertThat(EventJson.errors(schema, withNull).isEmpty())
                    .as(property)
                    .isEqualTo(nullable);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_value_of_another_type_is_refused_and_an_unknown_property_is_not(EventType type) {
        ObjectNode schema = EventJson.schemaOf(type);
        for (String property : names(schema.path("properties"))) {
            ObjectNode wrong = EventJson.write(SampleEvents.of(type));
            wrong.putObject(property);
            assertThat(EventJson.errors(schema, wrong)).as(property).isNotEmpty();
        }
        ObjectNode newer = EventJson.write(SampleEvents.of(type)).put("addedLater", "x");
        assertThat(EventJson.errors(schema, newer)).isEmpty();
    }

    /** An address, a name or a sentence fits no property: all text is an id, a code, a date or a word of a vocabulary. */
    @ParameterizedTest
    @EnumSource
    void free_text_fits_nowhere(EventType type) {
        ObjectNode schema = EventJson.schemaOf(type);
        for (String property : names(schema.path("properties"))) {
            for (String text : List.of("sample.person@example.org", "Sample Person", "+49 30 1234567")) {
                ObjectNode data = EventJson.write(SampleEvents.of(type)).put(property, text);
                assertThat(EventJson.errors(schema, data)).as(property).isNotEmpty();
            }
        }
    }

    private static void assertDescribes(JsonNode schema, Class<?> record) {
        List<String> components = Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        assertThat(names(schema.path("properties"))).isEqualTo(components);
        assertThat(schema.path("type").textValue()).isEqualTo("object");
        assertThat(schema.has("additionalProperties")).isFalse();
        for (RecordComponent component : record.getRecordComponents()) {
            assertDescribes(
                    component.getName(),
                    schema.path("properties").path(component.getName()),
                    component.getGenericType());
        }
    }

    private static void assertDescribes(String name, JsonNode property, Type javaType) {
        assertThat(property.path("description").asText()).as(name).isNotBlank();
        if (javaType instanceof ParameterizedType list) {
            assertThat(list.getRawType()).isEqualTo(List.class);
            assertThat(nonNullType(property)).as(name).isEqualTo("array");
            assertDescribes(name + "[]", property.path("items"), list.getActualTypeArguments()[0]);
            return;
        }
        Class<?> type = (Class<?>) javaType;
        assertThat(nonNullType(property)).as(name).isEqualTo(jsonTypeOf(type));
        if (type.isRecord()) {
            assertDescribes(property, type);
        } else if (type.isEnum()) {
            assertThat(vocabularyOf(property)).as(name).isEqualTo(constantsOf(type));
        } else if (type == String.class) {
            assertThat(property.has("pattern")).as(name + " has a pattern").isTrue();
        } else {
            assertThat(property.path("format").asText()).as(name).isEqualTo(formatOf(type));
        }
    }

    private static String jsonTypeOf(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return "boolean";
        }
        if (type == int.class || type == Integer.class || type == long.class) {
            return "integer";
        }
        return type.isRecord() ? "object" : "string";
    }

    private static String formatOf(Class<?> type) {
        if (type == UUID.class) {
            return "uuid";
        }
        if (type == Instant.class) {
            return "date-time";
        }
        return type == LocalDate.class ? "date" : "";
    }

    private static String nonNullType(JsonNode property) {
        JsonNode type = property.path("type");
        return type.isArray() ? type.get(0).textValue() : type.textValue();
    }

    private static boolean isNullable(JsonNode property) {
        return texts(property.path("type")).contains("null");
    }

    private static List<String> vocabularyOf(JsonNode property) {
        return texts(property.has("enum") ? property.path("enum") : property.path("x-extensible-enum"));
    }

    private static List<String> constantsOf(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .collect(Collectors.toList());
    }
}
