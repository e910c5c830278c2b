package com.xiaomi.privacy.casework.packaging;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a JSON file as tables: an array of objects is one, with a line for each; an object has one line; each member of an object
 * that is the whole file is a table by itself. Nested objects become columns with a dot in their names, nested arrays stay JSON.
 * One line is in memory at a time, so that a file may be of any size.
 */
final class JsonTables {

    private static final String VALUE = "value";

    private final ObjectMapper json;
    private final ObjectReader lineReader;

    JsonTables(ObjectMapper json) {
        this.json = json;
        this.lineReader = json.reader()
                // After a line comes the next one.
                .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                // A number is what it is, also if no double can hold it.
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    /** Takes the lines, table by table. */
    interface Lines {
        /** A line; those of one table follow each other. */
        void line(String table, Map<String, JsonNode> cells) throws IOException;
    }

    /**
     * The tables of a file, by name in the order in which they stand there.
     *
     * @return empty if it is no JSON
     */
    Optional<Map<String, TableShape>> shapes(InputStream content) throws IOException {
        Map<String, TableShape> shapes = new LinkedHashMap<>();
        boolean readable = read(content, (table, cells) -> {
            TableShape shape = shapes.computeIfAbsent(table, TableShape::new);
            cells.forEach((column, value) -> shape.saw(column, kind(value)));
        });
        return readable ? Optional.of(shapes) : Optional.empty();
    }

    /**
     * Reads all lines.
     *
     * @return false if it is no JSON; some lines may have been read then
     */
    boolean read(InputStream content, Lines lines) throws IOException {
        try (JsonParser parser = json.getFactory().createParser(content)) {
            parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_OBJECT) {
                readMembers(parser, lines);
            } else if (first == JsonToken.START_ARRAY) {
                readArray(parser, "", lines);
            }
            return first != null && parser.nextToken() == null;
        } catch (JsonProcessingException e) {
            // It stays in the package as the system sent it.
            return false;
        }
    }

    private void readMembers(JsonParser parser, Lines lines) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String member = parser.currentName();
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                readArray(parser, member, lines);
            } else {
                lines.line(member, flat(lineReader.readTree(parser)));
            }
        }
    }

    private void readArray(JsonParser parser, String table, Lines lines) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            lines.line(table, flat(lineReader.readTree(parser)));
        }
    }

    private static Map<String, JsonNode> flat(JsonNode line) {
        Map<String, JsonNode> cells = new LinkedHashMap<>();
        if (line.isObject()) {
            flatten("", line, cells);
        } else {
            cells.put(VALUE, line);
        }
        return cells;
    }

    private static void flatten(String prefix, JsonNode object, Map<String, JsonNode> cells) {
        object.properties().forEach(member -> {
            String column = prefix + member.getKey();
            if (member.getValue().isObject()) {
                flatten(column + ".", member.getValue(), cells);
            } else {
                cells.put(column, member.getValue());
            }
        });
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "array";
            case OBJECT, POJO -> "object";
            case BOOLEAN -> "boolean";
            case NULL, MISSING -> "null";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case STRING, BINARY -> "string";
        };
    }
}
