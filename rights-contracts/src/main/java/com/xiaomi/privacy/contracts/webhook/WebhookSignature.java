package com.xiaomi.privacy.contracts.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Tells a data system whether a call comes from us (Standard Webhooks, signatures {@code v1a}: Ed25519). */
public final class WebhookSignature {

    /** How far the clocks of caller and called may be apart; what is older may have been recorded by somebody. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String SCHEME = "v1a,";
    private static final String ALGORITHM = "Ed25519";
    // SubjectPublicKeyInfo of an Ed25519 key without the key (RFC 8410 section 4).
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int KEY_BYTES = 32;

    private final List<PublicKey> keys;

    /**
     * With the keys that we publish.
     *
     * @param published {@code x} of each key of {@code GET /seal-keys}, base64url
     * @throws IllegalArgumentException if one is no Ed25519 key
     */
    public WebhookSignature(Collection<String> published) {
        this.keys = published.stream().map(WebhookSignature::key).toList();
    }

    /**
     * Whether a call is ours and new. It may come twice with the same id.
     *
     * @param id header {@code webhook-id}; null if it was not sent
     * @param timestamp header {@code webhook-timestamp}, seconds since 1970 UTC; null if it was not sent
     * @param signatures header {@code webhook-signature}, separated by spaces; null if it was not sent
     * @param body the bytes as they came
     * @param now UTC
     */
    public boolean isGenuine(String id, String timestamp, String signatures, byte[] body, Instant now) {
        if (id == null || timestamp == null || signatures == null || !isNew(timestamp, now)) {
            return false;
        }
        byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        return Stream.of(signatures.split(" "))
                .filter(signature -> signature.startsWith(SCHEME))
                .map(signature -> signature.substring(SCHEME.length()))
                .anyMatch(signature -> keys.stream().anyMatch(key -> verifies(key, head, body, signature)));
    }

    private static boolean isNew(String timestamp, Instant now) {
        try {
            Duration apart = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                    .abs();
            return apart.compareTo(TOLERANCE) <= 0;
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            return false;
        }
    }

    private static boolean verifies(PublicKey key, byte[] head, byte[] body, String signature) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(head);
            check.update(body);
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (SignatureException | IllegalArgumentException e) {
            // Not of the form of a signature: somebody else's.
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform since 15 has " + ALGORITHM, e);
        }
    }

    private static PublicKey key(String published) {
        byte[] raw = Base64.getUrlDecoder().decode(published);
        if (raw.length != KEY_BYTES) {
            throw new IllegalArgumentException("not the 32 bytes of an Ed25519 key");
        }
        byte[] encoded = new byte[X509.length + raw.length];
        System.arraycopy(X509, 0, encoded, 0, X509.length);
        System.arraycopy(raw, 0, encoded, X509.length, raw.length);
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 key", e);
        }
    }
}
