package com.xiaomi.privacy.casework.cases;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** A place in a queue: behind the case with this date and id. */
record QueueCursor(LocalDate due, UUID caseId) {

    private static final char SEPARATOR = '/';

    static QueueCursor behind(RightsCase last) {
        return new QueueCursor(last.due() == null ? RightsCases.NO_DATE : last.due(), last.caseId());
    }

    /** Opaque to callers. */
    String encoded() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((due.toString() + SEPARATOR + caseId).getBytes(StandardCharsets.UTF_8));
    }

    /** Reads what {@link #encoded} wrote; empty for anything else. */
    static Optional<QueueCursor> decoded(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int separator = text.indexOf(SEPARATOR);
            if (separator < 0) {
                return Optional.empty();
            }
            return Optional.of(new QueueCursor(
                    LocalDate.parse(text.substring(0, separator)), UUID.fromString(text.substring(separator + 1))));
        } catch (IllegalArgumentException | DateTimeException e) {
            // Made up by the caller.
            return Optional.empty();
        }
    }
}
