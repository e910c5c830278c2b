package com.xiaomi.privacy.contracts.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.xiaomi.privacy.contracts.compatibility.SchemaCompatibility.Finding;
import com.xiaomi.privacy.contracts.compatibility.SchemaCompatibility.Kind;
import com.xiaomi.privacy.contracts.compatibility.SchemaCompatibility.Victim;
import com.xiaomi.privacy.contracts.event.EventJson;
import com.xiaomi.privacy.contracts.event.EventType;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of incompatible change, made to a published schema, is found; harmless changes are let through. */
class SchemaCompatibilityTest {

    private static final EventType CLOSED = EventType.CASE_CLOSED;
    private static final EventType SUBMITTED = EventType.REQUEST_SUBMITTED;

    @ParameterizedTest
    @MethodSource("incompatibleChanges")
    void an_incompatible_change_is_found(EventType type, Consumer<ObjectNode> change, Finding expected) {
        assertThat(SchemaCompatibility.compare(schemaOf(type), changed(type, change)))
                .containsExactly(expected);
    }

    @ParameterizedTest
    @MethodSource("compatibleChanges")
    void a_compatible_change_is_let_through(EventType type, Consumer<ObjectNode> change) {
        JsonNode changed = changed(type, change);

        assertThat(changed).isNotEqualTo(schemaOf(type));
        assertThat(SchemaCompatibility.compare(schemaOf(type), changed)).isEmpty();
    }

    @Test
    void every_kind_of_incompatible_change_is_shown_above() {
        Set<Kind> shown = incompatibleChanges()
                .map(change -> ((Finding) change.get()[2]).kind())
                .collect(Collectors.toSet());

        assertThat(shown).containsExactlyInAnyOrder(Kind.values());
    }

    @Test
    void a_change_and_its_undoing_hurt_opposite_sides() {
        assertThat(Kind.VALUE_ADDED.victims()).containsExactly(Victim.OLD_READERS);
        assertThat(Kind.VALUE_REMOVED.victims()).containsExactly(Victim.OLD_EVENTS);
        assertThat(Kind.NULL_NEWLY_ALLOWED.victims()).containsExactly(Victim.OLD_READERS);
        assertThat(Kind.NULL_NO_LONGER_ALLOWED.victims()).containsExactly(Victim.OLD_EVENTS);
        assertThat(Arrays.stream(Kind.values()))
                .allSatisfy(kind -> assertThat(kind.victims()).isNotEmpty());
    }

    static Stream<Arguments> incompatibleChanges() {
        return Stream.of(
                incompatible(SUBMITTED, s -> properties(s).remove("region"), "", Kind.PROPERTY_REMOVED, "region"),
                incompatible(
                        SUBMITTED,
                        s -> properties(caseItem(s)).remove("right"),
                        "/cases/*",
                        Kind.PROPERTY_REMOVED,
                        "right"),
                incompatible(SUBMITTED, s -> s.withArray("required").add("region"), "", Kind.NEWLY_REQUIRED, "region"),
                incompatible(
                        CLOSED,
                        s -> {
                            properties(s).putObject("appealUntil").put("type", "string");
                            s.withArray("required").add("appealUntil");
                        },
                        "",
                        Kind.NEWLY_REQUIRED,
                        "appealUntil"),
                incompatible(CLOSED, s -> s.withArray("required").remove(0), "", Kind.NO_LONGER_REQUIRED, "requestId"),
                incompatible(
                        EventType.ATTACHMENT_STORED,
                        s -> property(s, "sizeBytes").put("type", "string"),
                        "/sizeBytes",
                        Kind.TYPE_CHANGED,
                        "[integer] to [string]"),
                incompatible(
                        CLOSED,
                        s -> property(s, "grounds").withObject("items").put("type", "integer"),
                        "/grounds/*",
                        Kind.TYPE_CHANGED,
                        "[string] to [integer]"),
                incompatible(
                        CLOSED,
                        s -> property(s, "closedAt")
                                .putArray("type")
                                .add("string")
                                .add("null"),
                        "/closedAt",
                        Kind.NULL_NEWLY_ALLOWED,
                        ""),
                incompatible(
                        CLOSED,
                        s -> property(s, "packageAvailableUntil").put("type", "string"),
                        "/packageAvailableUntil",
                        Kind.NULL_NO_LONGER_ALLOWED,
                        ""),
                incompatible(
                        CLOSED,
                        s -> property(s, "outcome").withArray("enum").add("REFERRED"),
                        "/outcome",
                        Kind.VALUE_ADDED,
                        "REFERRED"),
                incompatible(
                        CLOSED,
                        s -> property(s, "grounds")
                                .withObject("items")
                                .withArray("enum")
                                .add("TOO_HARD"),
                        "/grounds/*",
                        Kind.VALUE_ADDED,
                        "TOO_HARD"),
                incompatible(
                        CLOSED,
                        s -> property(s, "outcome").withArray("enum").remove(0),
                        "/outcome",
                        Kind.VALUE_REMOVED,
                        "FULFILLED"),
                incompatible(
                        CLOSED,
                        s -> property(s, "right").withArray("x-extensible-enum").remove(0),
                        "/right",
                        Kind.VALUE_REMOVED,
                        "ACCESS"),
                incompatible(
                        CLOSED,
                        s -> property(s, "outcome")
                                .set("x-extensible-enum", property(s, "outcome").remove("enum")),
                        "/outcome",
                        Kind.VOCABULARY_OPENED,
                        "enum"),
                incompatible(
                        CLOSED,
                        s -> property(s, "right")
                                .set("enum", property(s, "right").remove("x-extensible-enum")),
                        "/right",
                        Kind.VOCABULARY_CLOSED,
                        "enum"),
                ruleChanged(SUBMITTED, s -> property(s, "country").put("pattern", "^[A-Z]{3}$"), "/country", "pattern"),
                ruleChanged(SUBMITTED, s -> property(s, "country").remove("pattern"), "/country", "pattern"),
                ruleChanged(
                        SUBMITTED,
                        s -> property(s, "policyVersion").put("maxLength", 8),
                        "/policyVersion",
                        "maxLength"),
                ruleChanged(SUBMITTED, s -> property(s, "cases").put("maxItems", 1), "/cases", "maxItems"),
                ruleChanged(SUBMITTED, s -> property(s, "cases").remove("items"), "/cases", "items"),
                ruleChanged(CLOSED, s -> property(s, "closedAt").put("format", "date"), "/closedAt", "format"),
                ruleChanged(CLOSED, s -> s.put("additionalProperties", false), "", "additionalProperties"),
                ruleChanged(CLOSED, s -> s.putArray("allOf"), "", "allOf"),
                ruleChanged(CLOSED, s -> s.put("$id", "urn:other"), "", "$id"));
    }

    static Stream<Arguments> compatibleChanges() {
        return Stream.of(
                compatible(
                        CLOSED,
                        s -> properties(s)
                                .putObject("appealUntil")
                                .putArray("type")
                                .add("string")
                                .add("null")),
                compatible(SUBMITTED, s -> properties(caseItem(s)).putObject("addedLater")),
                compatible(
                        CLOSED,
                        s -> property(s, "right").withArray("x-extensible-enum").add("PORT_TO_HEIR")),
                compatible(CLOSED, s -> property(s, "outcome").put("description", "Said better.")),
                compatible(CLOSED, s -> property(s, "outcome").put("deprecated", true)),
                compatible(CLOSED, s -> {
                    ArrayNode required = s.withArray("required");
                    required.add(required.remove(0));
                }));
    }

    private static Arguments incompatible(
            EventType type, Consumer<ObjectNode> change, String path, Kind kind, String detail) {
        return arguments(type, change, new Finding(path, kind, detail));
    }

    private static Arguments ruleChanged(EventType type, Consumer<ObjectNode> change, String path, String keyword) {
        return incompatible(type, change, path, Kind.RULE_CHANGED, keyword);
    }

    private static Arguments compatible(EventType type, Consumer<ObjectNode> change) {
        return arguments(type, change);
    }

    private static ObjectNode changed(EventType type, Consumer<ObjectNode> change) {
        ObjectNode schema = schemaOf(type);
        change.accept(schema);
        return schema;
    }

    // The first release, not the current schemas: these cases must not change with them.
    private static ObjectNode schemaOf(EventType type) {
        return EventJson.resource("/released/1.0.0" + type.schemaResource());
    }

    private static ObjectNode properties(ObjectNode schema) {
        return schema.withObject("properties");
    }

    private static ObjectNode property(ObjectNode schema, String name) {
        return properties(schema).withObject(name);
    }

    private static ObjectNode caseItem(ObjectNode schema) {
        return property(schema, "cases").withObject("items");
    }
}
