package com.xiaomi.privacy.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of the page for subscribers lists what exists. */
class EventsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "events.md");
    private static final String PREFIX = "com.xiaomi.privacy.";

    @Test
    void the_table_has_one_row_per_event_type_with_its_topic() throws IOException {
        List<String> rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `"))
                .map(row -> row.substring(0, row.indexOf('|', row.indexOf('|', 1) + 1)))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(EventType.values())
                        .map(type -> "| `%s` | `%s` "
                                .formatted(
                                        type.type().substring(PREFIX.length()),
                                        type.topic().topicName()))
                        .toList());
    }
}
