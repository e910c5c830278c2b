package com.xiaomi.privacy.casework.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.xiaomi.privacy.casework.table.CsvWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes the tables of a JSON file as CSV that a spreadsheet opens without harm, and a schema that says what stands in them. */
final class TableFiles {

    private static final String JSON_ENDING = ".json";

    private final JsonTables tables;
    private final ObjectMapper json;

    TableFiles(ObjectMapper json) {
        this.tables = new JsonTables(json);
        this.json = json;
    }

    /** Gives the content from its beginning, each time. */
    interface Content {
        InputStream open() throws IOException;
    }

    /** Takes a file of the package. */
    interface Files {
        void write(String path, Writer content) throws IOException;
    }

    /** Writes the content of a file; must not close the stream. */
    interface Writer {
        void writeTo(OutputStream target) throws IOException;
    }

    /**
     * Writes nothing for a file that is no JSON, or has no tables.
     *
     * @param free makes of a path one that no other file of the package has
     */
    void write(String path, Content content, UnaryOperator<String> free, Files files) throws IOException {
        if (!path.endsWith(JSON_ENDING)) {
            return;
        }
        Optional<Map<String, TableShape>> shapes = shapes(content);
        if (shapes.isEmpty() || shapes.get().isEmpty()) {
            return;
        }
        String stem = path.substring(0, path.length() - JSON_ENDING.length());
        Map<String, TableShape> byPath = new LinkedHashMap<>();
        for (TableShape shape : shapes.get().values()) {
            String made = free.apply(csvPath(stem, shape));
            byPath.put(made, shape);
            files.write(made, target -> writeTable(content, shape, target));
        }
        ObjectNode schema = schema(byPath);
        files.write(
                free.apply(stem + ".schema.json"),
                target -> target.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(schema)));
    }

    private Optional<Map<String, TableShape>> shapes(Content content) throws IOException {
        try (InputStream file = content.open()) {
            return tables.shapes(file);
        }
    }

    private static String csvPath(String stem, TableShape shape) {
        return stem + (shape.name().isEmpty() ? "" : "." + EntryName.safe(shape.name())) + ".csv";
    }

    private void writeTable(Content content, TableShape shape, OutputStream target) throws IOException {
        List<String> columns = List.copyOf(shape.columns().keySet());
        CSVPrinter printer = new CSVPrinter(new OutputStreamWriter(target, StandardCharsets.UTF_8), CSVFormat.RFC4180);
        printer.printRecord(columns.stream().map(CsvWriter::harmless).toList());
        try (InputStream file = content.open()) {
            tables.read(file, (table, cells) -> {
                if (table.equals(shape.name())) {
                    printer.printRecord(line(columns, cells));
                }
            });
        }
        printer.flush();
    }

    private static List<Object> line(List<String> columns, Map<String, JsonNode> cells) {
        List<Object> line = new ArrayList<>(columns.size());
        for (String column : columns) {
            JsonNode cell = cells.get(column);
            boolean isEmpty = cell == null || cell.isNull();
            line.add(CsvWriter.harmless(isEmpty ? null : cell.isNumber() ? cell.decimalValue() : text(cell)));
        }
        return line;
    }

    private static String text(JsonNode cell) {
        return cell.isValueNode() ? cell.asText() : cell.toString();
    }

    private ObjectNode schema(Map<String, TableShape> byPath) {
        ObjectNode schema = json.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("description", "What stands in the tables made of this file; each line of a table is one object.");
        ObjectNode definitions = schema.putObject("$defs");
        byPath.forEach((path, shape) -> {
            ObjectNode table = definitions.putObject(path.substring(path.lastIndexOf('/') + 1));
            table.put("type", "object");
            ObjectNode properties = table.putObject("properties");
            shape.columns().forEach((column, kinds) -> {
                ObjectNode property = properties.putObject(column);
                kinds.forEach(property.putArray("type")::add);
            });
        });
        return schema;
    }
}
