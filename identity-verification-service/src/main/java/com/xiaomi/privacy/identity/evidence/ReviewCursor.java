package com.xiaomi.privacy.identity.evidence;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** A place in the queue: behind the review that was opened then and has this id. */
record ReviewCursor(Instant openedAt, UUID reviewId) {

    private static final char SEPARATOR = '/';

    static ReviewCursor behind(Review last) {
        return new ReviewCursor(last.openedAt(), last.id());
    }

    /** Opaque to callers. */
    String encoded() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((openedAt.toString() + SEPARATOR + reviewId).getBytes(StandardCharsets.UTF_8));
    }

    /** Reads what {@link #encoded} wrote; empty for anything else. */
    static Optional<ReviewCursor> decoded(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int separator = text.indexOf(SEPARATOR);
            return separator < 0
                    ? Optional.empty()
                    : Optional.of(new ReviewCursor(
                            Instant.parse(text.substring(0, separator)),
                            UUID.fromString(text.substring(separator + 1))));
        } catch (IllegalArgumentException | DateTimeException e) {
            // Made up by the caller.
            return Optional.empty();
        }
    }
}
