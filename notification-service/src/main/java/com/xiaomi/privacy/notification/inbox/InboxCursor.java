package com.xiaomi.privacy.notification.inbox;

import com.xiaomi.privacy.notification.delivery.Delivery;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** A place in an inbox: behind the message that is shown since then and has this id. */
record InboxCursor(Instant shownAt, UUID messageId) {

    private static final char SEPARATOR = '/';

    static InboxCursor behind(Delivery last) {
        return new InboxCursor(last.shownAt(), last.id());
    }

    /** Opaque to callers. */
    String encoded() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((shownAt.toString() + SEPARATOR + messageId).getBytes(StandardCharsets.UTF_8));
    }

    /** Reads what {@link #encoded} wrote; empty for anything else. */
    static Optional<InboxCursor> decoded(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int separator = text.indexOf(SEPARATOR);
            return separator < 0
                    ? Optional.empty()
                    : Optional.of(new InboxCursor(
                            Instant.parse(text.substring(0, separator)),
                            UUID.fromString(text.substring(separator + 1))));
        } catch (IllegalArgumentException | DateTimeException e) {
            // Made up by the caller.
            return Optional.empty();
        }
    }
}
