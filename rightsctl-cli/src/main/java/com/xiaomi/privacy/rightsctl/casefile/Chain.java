package com.xiaomi.privacy.rightsctl.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One service's part of a trail, computed anew: {@code hash = SHA-256(hash before ‖ entry id ‖ microseconds since 1970 ‖ SHA-256 of the
 * content)}, beginning with 32 zero bytes.
 */
final class Chain {

    private static final int HASH_LENGTH = 32;
    private static final int LINK_LENGTH = Long.BYTES * 3;
    // Before an entry with this action contents may be gone.
    private static final String CONTENTS_ENDED = "{\"action\":\"trail.contents-ended\"";

    private final List<JsonNode> entries = new ArrayList<>();

    private Chain() {}

    /** The entries of a service in the order in which the file has them. */
    static Chain of(String service, JsonNode trail) {
        Chain chain = new Chain();
        trail.path("entries").forEach(entry -> {
            if (entry.path("service").asText().equals(service)) {
                chain.entries.add(entry);
            }
        });
        return chain;
    }

    int length() {
        return entries.size();
    }

    /** The position of the first entry that is not as it was written, and what is wrong with it; empty if all are. */
    Optional<String> firstBad() {
        byte[] before = new byte[HASH_LENGTH];
        int ended = lastEnd();
        for (int i = 0; i < entries.size(); i++) {
            JsonNode entry = entries.get(i);
            try {
                byte[] digest =
                        HexFormat.of().parseHex(entry.path("contentDigest").asText());
                before = next(before, entry, digest);
                if (entry.path("position").asInt() != i + 1) {
                    return Optional.of("position %d: missing or out of order".formatted(i + 1));
                }
                if (!HexFormat.of().formatHex(before).equals(entry.path("hash").asText())) {
                    return Optional.of("position %d: changed".formatted(i + 1));
                }
                if (!contentIsRight(entry.path("content"), digest, i < ended)) {
                    return Optional.of("position %d: its content is not what was recorded".formatted(i + 1));
                }
            } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
                return Optional.of("position %d: not readable".formatted(i + 1));
            }
        }
        return Optional.empty();
    }

    private int lastEnd() {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).path("content").asText("").startsWith(CONTENTS_ENDED)) {
                return i;
            }
        }
        return 0;
    }

    private static boolean contentIsRight(JsonNode content, byte[] digest, boolean mayBeGone) {
        return content.isTextual()
                ? MessageDigest.isEqual(
                        digest, Bundle.sha256().digest(content.textValue().getBytes(StandardCharsets.UTF_8)))
                : mayBeGone;
    }

    private static byte[] next(byte[] before, JsonNode entry, byte[] digest) {
        UUID entryId = UUID.fromString(entry.path("entryId").asText());
        Instant at = Instant.parse(entry.path("recordedAt").asText());
        MessageDigest hash = Bundle.sha256();
        hash.update(before);
        hash.update(ByteBuffer.allocate(LINK_LENGTH)
                .putLong(entryId.getMostSignificantBits())
                .putLong(entryId.getLeastSignificantBits())
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, at))
                .array());
        return hash.digest(digest);
    }
}
