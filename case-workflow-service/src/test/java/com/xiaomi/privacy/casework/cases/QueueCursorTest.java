package com.xiaomi.privacy.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueCursorTest {

    @Test
    void readsWhatItWrote() {
        QueueCursor cursor = new QueueCursor(LocalDate.of(2026, 12, 24), UUID.randomUUID());

        assertThat(QueueCursor.decoded(cursor.encoded())).contains(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "2026-12-24", "2026-12-24/x", "2026-13-24/01939c1e-0000-7000-8000-000000000000"})
    void refusesWhatIsMadeUp(String text) {
        String encoded = Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));

        assertThat(QueueCursor.decoded(encoded)).isEmpty();
        assertThat(QueueCursor.decoded("%" + text)).isEmpty();
    }
}
