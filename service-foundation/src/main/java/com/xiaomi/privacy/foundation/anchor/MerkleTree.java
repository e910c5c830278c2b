package com.xiaomi.privacy.foundation.anchor;

import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The Merkle tree hash of RFC 6962, section 2.1, with SHA-256. Leaves are added one by one; what is kept meanwhile are the roots of
 * the full trees so far, at most one of each height.
 */
final class MerkleTree {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final Deque<Subtree> full = new ArrayDeque<>();

    /** Adds a leaf behind all others. */
    void add(byte[] leaf) {
        Subtree last = new Subtree(0, hash(LEAF, leaf));
        while (!full.isEmpty() && full.peek().height() == last.height()) {
            last = new Subtree(last.height() + 1, hash(NODE, full.pop().root(), last.root()));
        }
        full.push(last);
    }

    /** The root over all leaves so far, 32 bytes; of no leaf, the hash of nothing. */
    byte[] root() {
        byte[] root = null;
        for (Subtree left : full) {
            root = root == null ? left.root() : hash(NODE, left.root(), root);
        }
        return root == null ? DigestUtils.getSha256Digest().digest() : root;
    }

    private static byte[] hash(byte kind, byte[]... parts) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        digest.update(kind);
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private record Subtree(int height, byte[] root) {}
}
