package com.xiaomi.privacy.foundation.audit;

import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * How the chain is made: {@code hash(n) = SHA-256(hash(n-1) ‖ link(n))} and {@code link = entry id ‖ time in
 * microseconds ‖ SHA-256(content)}. The content enters by its digest only, so an entry can lose its content at the end of
 * its retention and the chain still verifies.
 */
final class AuditHash {

    /** Bytes of a hash. */
    static final int LENGTH = 32;

    /** Bytes of a link. */
    static final int LINK_LENGTH = Long.BYTES * 3 + LENGTH;

    /** What stands in for the hash before the first entry. */
    static final byte[] GENESIS = new byte[LENGTH];

    private static final int MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private AuditHash() {}

    static byte[] digest(String content) {
        return DigestUtils.sha256(content);
    }

    static byte[] link(UUID entryId, Instant recordedAt, byte[] contentDigest) {
        long micros = recordedAt.getEpochSecond() * MICROS_PER_SECOND + recordedAt.getNano() / NANOS_PER_MICRO;
        byte[] id = ByteBuffer.allocate(Long.BYTES * 2)
                .putLong(entryId.getMostSignificantBits())
                .putLong(entryId.getLeastSignificantBits())
                .array();
        byte[] link = new byte[LINK_LENGTH];
        writeLink(link, id, micros, contentDigest);
        return link;
    }

    /**
     * Writes a link into an array that is there already.
     *
     * @param entryId 16 bytes
     * @param micros since 1970, UTC
     */
    static void writeLink(byte[] link, byte[] entryId, long micros, byte[] contentDigest) {
        ByteBuffer.wrap(link).put(entryId).putLong(micros).put(contentDigest);
    }

    /** Feeds the last bytes and writes the digest into an array that is there already. */
    static void finish(MessageDigest sha256, byte[] last, byte[] digest) {
        sha256.update(last);
        try {
            sha256.digest(digest, 0, LENGTH);
        } catch (DigestException e) {
            throw new IllegalStateException("a SHA-256 digest has 32 bytes", e);
        }
    }
}
