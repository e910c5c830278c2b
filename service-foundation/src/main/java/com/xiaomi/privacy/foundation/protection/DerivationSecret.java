package com.xiaomi.privacy.foundation.protection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret from which values are computed instead of being stored (HMAC-SHA256), so that there is no place where they could
 * be stolen, and asking again gives the same one.
 */
public final class DerivationSecret {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST_BYTES = 32;

    private final SecretKeySpec secret;

    private DerivationSecret(byte[] secret, String source) {
        if (secret.length < LEAST_BYTES) {
            throw new IllegalStateException(source + " holds less than " + LEAST_BYTES + " bytes");
        }
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    /**
     * The secret in a file.
     *
     * @param property that names the file, for messages
     * @throws IllegalStateException if the file can't be read or is too short to hold one
     */
    public static DerivationSecret read(Path file, String property) {
        try {
            return new DerivationSecret(Files.readAllBytes(file), property);
        } catch (IOException e) {
            throw new IllegalStateException(property + " names an unreadable file", e);
        }
    }

    /**
     * A secret at hand.
     *
     * @throws IllegalStateException if it is too short to be one
     */
    public static DerivationSecret of(byte[] secret) {
        return new DerivationSecret(secret, "the secret");
    }

    /** The 32 bytes that belong to the parts, in this order. */
    public byte[] derive(byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }
}
