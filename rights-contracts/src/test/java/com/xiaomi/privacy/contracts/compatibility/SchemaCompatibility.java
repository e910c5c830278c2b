package com.xiaomi.privacy.contracts.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Finds what a change of an event's JSON Schema would break. Two promises are kept at once: readers built for the
 * released schema understand the events of the new one, and readers of the new schema understand the events that are
 * still on the topics (for good on the compacted one). So a schema may only gain optional properties, and values in a
 * vocabulary that said from the beginning, by {@code x-extensible-enum}, that it would grow.
 */
final class SchemaCompatibility {

    private static final Set<String> NOTES = Set.of("title", "description", "$comment", "examples", "deprecated");
    private static final Set<String> JUDGED_BY_THEMSELVES =
            Set.of("type", "properties", "required", "items", "enum", "x-extensible-enum");

    private final List<Finding> findings = new ArrayList<>();

    private SchemaCompatibility() {}

    /** Who is hurt by a change. */
    enum Victim {
        /** A reader built for the released schema. */
        OLD_READERS,
        /** An event written under the released schema, read by the new one. */
        OLD_EVENTS
    }

    /** The kinds of incompatible change. */
    enum Kind {
        /** Readers miss it; and nothing may later take its name with another meaning. */
        PROPERTY_REMOVED(Victim.OLD_READERS),
        NEWLY_REQUIRED(Victim.OLD_EVENTS),
        NO_LONGER_REQUIRED(Victim.OLD_READERS),
        TYPE_CHANGED(Victim.OLD_READERS, Victim.OLD_EVENTS),
        NULL_NEWLY_ALLOWED(Victim.OLD_READERS),
        NULL_NO_LONGER_ALLOWED(Victim.OLD_EVENTS),
        VALUE_ADDED(Victim.OLD_READERS),
        VALUE_REMOVED(Victim.OLD_EVENTS),
        VOCABULARY_OPENED(Victim.OLD_READERS),
        VOCABULARY_CLOSED(Victim.OLD_EVENTS),
        /** Any other rule that is new, gone or different: narrower hurts old events, wider hurts old readers. */
        RULE_CHANGED(Victim.OLD_READERS, Victim.OLD_EVENTS);

        private final Set<Victim> victims;

        Kind(Victim... victims) {
            this.victims = Set.of(victims);
        }

        Set<Victim> victims() {
            return victims;
        }
    }

    /**
     * One incompatible change.
     *
     * @param path JSON pointer to the value in an event; {@code *} is any element of an array
     * @param detail the property, value or keyword it is about
     */
    record Finding(String path, Kind kind, String detail) {}

    /** The incompatible changes between a released schema and the current one; empty if there are none. */
    static List<Finding> compare(JsonNode released, JsonNode current) {
        SchemaCompatibility comparison = new SchemaCompatibility();
        comparison.compare("", released, current);
        return List.copyOf(comparison.findings);
    }

    private void compare(String path, JsonNode released, JsonNode current) {
        compareTypes(path, released, current);
        compareProperties(path, released, current);
        compareVocabularies(path, released, current);
        compareOtherRules(path, released, current);
        if (released.has("items") && current.has("items")) {
            compare(path + "/*", released.path("items"), current.path("items"));
        } else if (released.has("items") || current.has("items")) {
            found(path, Kind.RULE_CHANGED, "items");
        }
    }

    private void compareTypes(String path, JsonNode released, JsonNode current) {
        Set<String> before = texts(released.path("type"));
        Set<String> now = texts(current.path("type"));
        boolean nullBefore = before.remove("null");
        boolean nullNow = now.remove("null");
        if (!before.equals(now)) {
            found(path, Kind.TYPE_CHANGED, before + " to " + now);
        }
        if (nullNow && !nullBefore) {
            found(path, Kind.NULL_NEWLY_ALLOWED, "");
        }
        if (nullBefore && !nullNow) {
            found(path, Kind.NULL_NO_LONGER_ALLOWED, "");
        }
    }

    private void compareProperties(String path, JsonNode released, JsonNode current) {
        for (Map.Entry<String, JsonNode> property : released.path("properties").properties()) {
            String name = property.getKey();
            JsonNode now = current.path("properties").path(name);
            if (now.isMissingNode()) {
                found(path, Kind.PROPERTY_REMOVED, name);
            } else {
                compare(path + "/" + name, property.getValue(), now);
            }
        }
        Set<String> before = texts(released.path("required"));
        Set<String> now = texts(current.path("required"));
        without(now, before).forEach(name -> found(path, Kind.NEWLY_REQUIRED, name));
        without(before, now).forEach(name -> found(path, Kind.NO_LONGER_REQUIRED, name));
    }

    private void compareVocabularies(String path, JsonNode released, JsonNode current) {
        Set<String> closedBefore = texts(released.path("enum"));
        Set<String> closedNow = texts(current.path("enum"));
        Set<String> openBefore = texts(released.path("x-extensible-enum"));
        Set<String> openNow = texts(current.path("x-extensible-enum"));
        if (!closedBefore.isEmpty() && closedNow.isEmpty()) {
            found(path, Kind.VOCABULARY_OPENED, "enum");
        } else if (closedBefore.isEmpty() && !closedNow.isEmpty()) {
            found(path, Kind.VOCABULARY_CLOSED, "enum");
        } else {
            without(closedNow, closedBefore).forEach(value -> found(path, Kind.VALUE_ADDED, value));
            without(closedBefore, closedNow).forEach(value -> found(path, Kind.VALUE_REMOVED, value));
        }
        if (closedNow.isEmpty()) {
            without(openBefore, openNow).forEach(value -> found(path, Kind.VALUE_REMOVED, value));
        }
    }

    private void compareOtherRules(String path, JsonNode released, JsonNode current) {
        Stream.concat(names(released), names(current))
                .distinct()
                .filter(keyword -> !NOTES.contains(keyword) && !JUDGED_BY_THEMSELVES.contains(keyword))
                .filter(keyword -> !Objects.equals(released.get(keyword), current.get(keyword)))
                .forEach(keyword -> found(path, Kind.RULE_CHANGED, keyword));
    }

    private void found(String path, Kind kind, String detail) {
        findings.add(new Finding(path, kind, detail));
    }

    private static Stream<String> names(JsonNode schema) {
        return schema.properties().stream().map(Map.Entry::getKey);
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static Set<String> texts(JsonNode textOrArray) {
        if (textOrArray.isTextual()) {
            return new TreeSet<>(Set.of(textOrArray.textValue()));
        }
        return StreamSupport.stream(textOrArray.spliterator(), false)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
