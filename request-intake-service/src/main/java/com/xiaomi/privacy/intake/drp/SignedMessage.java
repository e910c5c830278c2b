package com.xiaomi.privacy.intake.drp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A message as libsodium's combined mode makes it: signature, then document (3.07.1).
 *
 * @param signature 64 bytes, Ed25519 (RFC 8032)
 * @param document nothing of it may be believed before the signature was checked
 */
record SignedMessage(byte[] signature, byte[] document) {

    private static final int SIGNATURE_BYTES = 64;

    SignedMessage {
        signature = signature.clone();
        document = document.clone();
    }

    /** Decodes a body; empty if it is not base64 or too short. */
    static Optional<SignedMessage> decode(byte[] body) {
        byte[] decoded;
        try {
            decoded = Base64.getDecoder().decode(new String(body, StandardCharsets.ISO_8859_1).strip());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return decoded.length <= SIGNATURE_BYTES
                ? Optional.empty()
                : Optional.of(new SignedMessage(
                        Arrays.copyOf(decoded, SIGNATURE_BYTES),
                        Arrays.copyOfRange(decoded, SIGNATURE_BYTES, decoded.length)));
    }

    @Override
    public byte[] signature() {
        return signature.clone();
    }

    @Override
    public byte[] document() {
        return document.clone();
    }

    @Override
    public String toString() {
        return "SignedMessage[•••]";
    }
}
