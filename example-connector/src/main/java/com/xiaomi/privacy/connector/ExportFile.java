package com.xiaomi.privacy.connector;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A file for the person's package, or about what was done. */
public record ExportFile(String name, byte[] content) {

    /** The {@code Content-Digest} of RFC 9530, by which the receiver knows that all of it arrived. */
    String contentDigest() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return "sha-256=:" + Base64.getEncoder().encodeToString(hash) + ":";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "ExportFile[%s, %d bytes]".formatted(name, content.length);
    }
}
