package com.xiaomi.privacy.connector.conformance;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;

/** A key as those of {@code GET /seal-keys}, for one run. */
final class PlayedSeal {
    private static final String ALGORITHM = "Ed25519";
    private static final int KEY_BYTES = 32;

    private final KeyPair keys;

    PlayedSeal() {
        try {
            keys = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    byte[] sign(byte[] content) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(keys.getPrivate());
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** As a JWK Set (RFC 7517, RFC 8037). */
    String published() {
        byte[] encoded = keys.getPublic().getEncoded();
        // The end of a SubjectPublicKeyInfo is the key itself (RFC 8410).
        byte[] key = Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
        return """
                {"keys":[{"kty":"OKP","crv":"Ed25519","kid":"conformance","use":"sig","x":"%s"}]}
                """.formatted(Base64.getUrlEncoder().withoutPadding().encodeToString(key));
    }

    private static IllegalStateException missing(GeneralSecurityException e) {
        return new IllegalStateException("every Java platform since 15 has " + ALGORITHM, e);
    }
}
