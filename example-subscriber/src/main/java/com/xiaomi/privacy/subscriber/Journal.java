package com.xiaomi.privacy.subscriber;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was told, one line of JSON for each event. The line is both the effect and the note that it happened: real tools do both in
 * one transaction of their database. Ids older than the 30 days of the topic could be dropped.
 */
final class Journal {
    private final Path file;
    private final ObjectMapper json;
    private final Map<String, ObjectNode> lines = new LinkedHashMap<>();

    Journal(Path file, ObjectMapper json) throws IOException {
        this.file = file;
        this.json = json;
        if (Files.exists(file)) {
            String text = Files.readString(file);
            // What a lost machine left of a last line was not committed either: it comes again.
            for (String line :
                    text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
                ObjectNode told = (ObjectNode) json.readTree(line);
                lines.put(told.path("id").asText(), told);
            }
        }
        rewrite();
    }

    /** Tells of an event, unless that was done before. It is on disk when this returns. */
    void tell(String id, String type, JsonNode data) throws IOException {
        ObjectNode line = json.createObjectNode().put("id", id).put("type", type);
        line.set("requestId", data.path("requestId"));
        line.set("caseId", data.path("caseId"));
        if (lines.putIfAbsent(id, line) == null) {
            Files.writeString(file, line + "\n", StandardOpenOption.APPEND, StandardOpenOption.DSYNC);
        }
    }

    /** Deletes all that is known of a request or case but the ids of its events, lest they be told when they come again. */
    void forget(String property, String id) throws IOException {
        boolean known = false;
        for (ObjectNode line : lines.values()) {
            if (line.path(property).asText().equals(id)) {
                line.retain("id");
                known = true;
            }
        }
        if (known) {
            rewrite();
        }
    }

    private void rewrite() throws IOException {
        StringBuilder text = new StringBuilder();
        lines.values().forEach(line -> text.append(line).append('\n'));
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.write(
                unfinished,
                text.toString().getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                StandardOpenOption.DSYNC);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
