package com.xiaomi.privacy.foundation.access;

import io.smallrye.jwt.util.KeyUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Optional;

/** Reads PEM keys from secret files. */
final class SecretFiles {

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
            return KeyUtils.decodePrivateKey(read(file, property));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("rights.access." + property + " is no PKCS#8 RSA key", e);
        }
    }

    static PublicKey publicKey(Optional<Path> file, String property) {
        try {
            return KeyUtils.decodePublicKey(read(file, property));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("rights.access." + property + " is no X.509 RSA key", e);
        }
    }
}
