package com.xiaomi.privacy.foundation.anchor;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What is written down outside of the database: the heads of the chains that changed since the anchor before, as text. It can be
 * checked with {@code sha256sum} and any tool for Merkle trees. Ids and hashes only.
 *
 * @param number from 1, without gaps
 * @param at when the heads were read, UTC, to the microsecond
 * @param keptUntil UTC, whole seconds; until then nobody may delete it
 * @param previous SHA-256 of the anchor before, 32 bytes; zeros in the first one
 * @param leaves sorted by chain
 */
record Anchor(String service, long number, Instant at, Instant keptUntil, byte[] previous, List<Leaf> leaves) {

    /** What the first anchor has as the one before. */
    static final byte[] NONE_BEFORE = new byte[32];

    /** An anchor is no larger, in bytes: more leaves than one ever gets. */
    static final int MOST_BYTES = 4 * 1024 * 1024;

    private static final HexFormat HEX = HexFormat.of();
    private static final String TITLE = "audit anchor 1";
    private static final int HEADER_LINES = 9;

    Anchor {
        leaves = List.copyOf(leaves);
    }

    /**
     * The head of a chain.
     *
     * @param position of its last entry, from 1
     * @param hash of that entry, 32 bytes
     */
    record Leaf(UUID chainId, long position, byte[] hash) {

        /** The line of the text, without its end; this, in UTF-8, is what enters the Merkle tree. */
        String line() {
            return chainId + " " + position + " " + HEX.formatHex(hash);
        }

        private static Leaf parse(String line) {
            String[] parts = line.split(" ", -1);
            if (parts.length != 3) {
                throw new IllegalArgumentException("not a leaf");
            }
            return new Leaf(UUID.fromString(parts[0]), Long.parseLong(parts[1]), HEX.parseHex(parts[2]));
        }
    }

    /** The root of the Merkle tree over the lines of the leaves (RFC 6962), 32 bytes. */
    byte[] root() {
        MerkleTree tree = new MerkleTree();
        leaves.forEach(leaf -> tree.add(leaf.line().getBytes(StandardCharsets.UTF_8)));
        return tree.root();
    }

    /** The text; the same anchor always has the same. */
    String text() {
        StringBuilder text = new StringBuilder("%s\nservice: %s\nnumber: %d\nat: %s\nkept-until: %s\nprevious: %s\n"
                .formatted(TITLE, service, number, at, keptUntil, HEX.formatHex(previous)));
        text.append("leaves: %d\nroot: %s\n\n".formatted(leaves.size(), HEX.formatHex(root())));
        leaves.forEach(leaf -> text.append(leaf.line()).append('\n'));
        return text.toString();
    }

    /**
     * Reads a text.
     *
     * @throws IllegalArgumentException if {@link #text} would not write the same
     */
    static Anchor parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length < HEADER_LINES) {
            throw new IllegalArgumentException("no anchor");
        }
        List<Leaf> leaves = new ArrayList<>();
        for (int i = HEADER_LINES; i < lines.length - 1; i++) {
            leaves.add(Leaf.parse(lines[i]));
        }
        Anchor anchor;
        try {
            anchor = new Anchor(
                    value(lines[1]),
                    Long.parseLong(value(lines[2])),
                    Instant.parse(value(lines[3])),
                    Instant.parse(value(lines[4])),
                    HEX.parseHex(value(lines[5])),
                    leaves);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no anchor", e);
        }
        if (!anchor.text().equals(text)) {
            throw new IllegalArgumentException("no anchor");
        }
        return anchor;
    }

    private static String value(String line) {
        return line.substring(line.indexOf(' ') + 1);
    }

    /** SHA-256 of a text, 32 bytes. */
    static byte[] digest(String text) {
        return DigestUtils.sha256(text);
    }

    /** Under what name an anchor is stored: numbers sort, and another content has another name. */
    static String objectName(long number, byte[] digest) {
        return "%012d-%s.txt".formatted(number, HEX.formatHex(digest));
    }
}
