package com.xiaomi.privacy.foundation.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

/**
 * How the chain is made: {@code hash(n) = SHA-256(hash(n-1) ‖ link(n))} and {@code link = entry id ‖ time in
 * microseconds ‖ SHA-256(content)}. The content enters by its digest only, so an entry can lose its content at the end of
 * its retention and the chain still verifies.
 */
final class AuditHash {

    /** What stands in for the hash before the first entry. */
    static final byte[] GENESIS = new byte[32];

    private static final int MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private AuditHash() {}

    static byte[] digest(String content) {
        return sha256().digest(content.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] link(UUID entryId, Instant recordedAt, byte[] contentDigest) {
        long micros = recordedAt.getEpochSecond() * MICROS_PER_SECOND + recordedAt.getNano() / NANOS_PER_MICRO;
        return ByteBuffer.allocate(Long.BYTES * 3 + contentDigest.length)
                .putLong(entryId.getMostSignificantBits())
                .putLong(entryId.getLeastSignificantBits())
                .putLong(micros)
                .put(contentDigest)
                .array();
    }

    static byte[] next(byte[] previous, byte[] link) {
        MessageDigest digest = sha256();
        digest.update(previous);
        return digest.digest(link);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
