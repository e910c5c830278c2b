package com.xiaomi.privacy.casework.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueCursorTest {

    private static final String QUERY = "a1b2";

    @Test
    void readsWhatItWrote() {
        QueueCursor due = new QueueCursor(QUERY, QueueSort.DUE, LocalDate.of(2026, 12, 24), UUID.randomUUID());
        QueueCursor received = new QueueCursor(
                QUERY, QueueSort.RECEIVED, Instant.parse("2026-11-24T09:00:00.123456Z"), UUID.randomUUID());

        assertThat(QueueCursor.decoded(due.encoded(), QUERY, QueueSort.DUE)).contains(due);
        assertThat(QueueCursor.decoded(received.encoded(), QUERY, QueueSort.RECEIVED))
                .contains(received);
    }

    @Test
    void isNoPlaceInAnotherQuery() {
        String cursor = new QueueCursor(QUERY, QueueSort.DUE, LocalDate.of(2026, 12, 24), UUID.randomUUID()).encoded();

        assertThat(QueueCursor.decoded(cursor, "other", QueueSort.DUE)).isEmpty();
        assertThat(QueueCursor.decoded(cursor, QUERY, QueueSort.RECEIVED)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "a1b2",
                "a1b2/DUE/2026-12-24",
                "a1b2/DUE/2026-12-24/x",
                "a1b2/DUE/2026-13-24/01939c1e-0000-7000-8000-000000000000",
                "a1b2/DUE/2026-12-24T00:00:00Z/01939c1e-0000-7000-8000-000000000000"
            })
    void refusesWhatIsMadeUp(String text) {
        String encoded = Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));

        assertThat(QueueCursor.decoded(encoded, QUERY, QueueSort.DUE)).isEmpty();
        assertThat(QueueCursor.decoded("%" + text, QUERY, QueueSort.DUE)).isEmpty();
    }
}
