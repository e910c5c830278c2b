package com.xiaomi.privacy.casework.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The case file to be read: the same facts as a page, in English. */
@ApplicationScoped
class CaseFilePage {

    private final Template page;
    private final ObjectMapper json;

    CaseFilePage(@Location("casefile/case-file.html") Template page, ObjectMapper json) {
        this.page = page;
        this.json = json;
    }

    byte[] of(CaseFile file) {
        return page.data("file", file)
                .data("sections", sections(file))
                .data("entries", file.trail().entries().stream().map(this::line).toList())
                .render()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Empty ones too: that nothing happened is said, not left out. */
    private static List<Section> sections(CaseFile file) {
        return Arrays.stream(CaseFileSection.values())
                .map(section -> new Section(
                        section.title(),
                        file.records().get(section.key()).stream()
                                .map(CaseFilePage::texts)
                                .toList()))
                .toList();
    }

    private static Map<String, String> texts(Map<String, Object> row) {
        Map<String, String> texts = new LinkedHashMap<>();
        row.forEach((name, value) -> texts.put(
                name,
                value instanceof List<?> several
                        ? several.stream().map(String::valueOf).collect(Collectors.joining(", "))
                        : String.valueOf(value)));
        return texts;
    }

    /** Whoever tampered with an entry need not have written JSON: then it is shown as it is. */
    private EntryLine line(CaseFile.Entry entry) {
        JsonNode content = read(entry.content());
        if (!content.isObject()) {
            return new EntryLine(entry, Optional.ofNullable(entry.content()).orElse("(content gone)"), "", "");
        }
        JsonNode facts = content.path("facts");
        return new EntryLine(
                entry,
                content.path("action").asText(),
                content.path("actor").asText(),
                StreamSupport.stream(((Iterable<String>) facts::fieldNames).spliterator(), false)
                        .map(name -> name + " = " + facts.path(name).asText())
                        .collect(Collectors.joining("; ")));
    }

    private JsonNode read(String content) {
        try {
            return content == null ? json.missingNode() : json.readTree(content);
        } catch (JsonProcessingException e) {
            return json.missingNode();
        }
    }

    /** A section with its rows, each by the names of its columns. */
    record Section(String title, List<Map<String, String>> rows) {}

    /** An entry of the trail, taken apart. */
    record EntryLine(CaseFile.Entry entry, String action, String actor, String facts) {

        /** UTC, to the microsecond. */
        public Instant at() {
            return entry.recordedAt();
        }
    }
}
