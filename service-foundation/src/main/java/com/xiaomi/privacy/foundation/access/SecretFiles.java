package com.xiaomi.privacy.foundation.access;

import io.smallrye.jwt.util.KeyUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAKey;
import java.util.Optional;

/** Reads PEM keys from secret files. */
final class SecretFiles {

    private static final int LEAST_BITS = 3072;

    private SecretFiles() {}

    static String read(Optional<Path> file, String property) {
        Path present = file.orElseThrow(() -> new IllegalStateException("set rights.access." + property));
        try {
            return Files.readString(present);
        } catch (IOException e) {
            throw new IllegalStateException("rights.access." + property + " names an unreadable file", e);
        }
    }

    static PrivateKey privateKey(Optional<Path> file, String property) {
        try {
            return strong(KeyUtils.decodePrivateKey(read(file, property)), property);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("rights.access." + property + " is no PKCS#8 RSA key", e);
        }
    }

    /** 128 bits of security (NIST SP 800-57 part 1, table 2). */
    private static <K extends Key> K strong(K key, String property) {
        if (key instanceof RSAKey rsa && rsa.getModulus().bitLength() >= LEAST_BITS) {
            return key;
        }
        throw new IllegalStateException(
                "rights.access." + property + " is no RSA key of " + LEAST_BITS + " bits or more");
    }

    static PublicKey publicKey(Optional<Path> file, String property) {
        try {
            return strong(KeyUtils.decodePublicKey(read(file, property)), property);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("rights.access." + property + " is no X.509 RSA key", e);
        }
    }
}
