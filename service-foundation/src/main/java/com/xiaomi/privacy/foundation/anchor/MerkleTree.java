package com.xiaomi.privacy.foundation.anchor;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;

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
        return root == null ? sha256().digest() : root;
    }

    private static byte[] hash(byte kind, byte[]... parts) {
        MessageDigest digest = sha256();
        digest.update(kind);
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private record Subtree(int height, byte[] root) {}
}
