package com.xiaomi.privacy.casework.queue;

import com.xiaomi.privacy.casework.cases.RightsCase;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * A place in a list of cases: behind the one with this value and id.
 *
 * @param query names the query whose list it is, so that it is not taken for a place in another one
 * @param sort by what that list is sorted
 * @param key the value of the case that is sorted by
 */
public record QueueCursor(String query, QueueSort sort, Object key, UUID caseId) {

    private static final String SEPARATOR = "/";
    private static final int PARTS = 4;

    /** The place behind a case. */
    public static QueueCursor behind(RightsCase last, String query, QueueSort sort) {
        return new QueueCursor(query, sort, sort.keyOf(last), last.caseId());
    }

    /** Opaque to callers. */
    public String encoded() {
        String text = String.join(SEPARATOR, query, sort.name(), key.toString(), caseId.toString());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads what {@link #encoded} wrote for a query; empty for anything else. */
    public static Optional<QueueCursor> decoded(String cursor, String query, QueueSort sort) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            String[] parts = text.split(SEPARATOR, PARTS);
            if (parts.length < PARTS || !parts[0].equals(query) || !parts[1].equals(sort.name())) {
                return Optional.empty();
            }
            return Optional.of(new QueueCursor(query, sort, sort.read(parts[2]), UUID.fromString(parts[3])));
        } catch (IllegalArgumentException | DateTimeException e) {
            // Made up by the caller.
            return Optional.empty();
        }
    }
}
