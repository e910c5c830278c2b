package com.xiaomi.privacy.cell.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A pair of keys for backups, in files as operators have them. */
public record BackupKeys(Path signingKey, Path verifyingKeys) {

    /** Makes one. */
    public static BackupKeys madeIn(Path folder) throws IOException {
        try {
            KeyPair pair =
                    KeyPairGenerator.getInstance(ManifestSigner.ALGORITHM).generateKeyPair();
            return new BackupKeys(
                    Files.writeString(
                            folder.resolve("backup-signing.pem"),
                            pem("PRIVATE KEY", pair.getPrivate().getEncoded())),
                    Files.writeString(
                            folder.resolve("backup-verifying.pem"),
                            pem("PUBLIC KEY", pair.getPublic().getEncoded())));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String label, byte[] encoded) {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(encoded);
        return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(label, lines);
    }

    public ManifestSigner signer() throws IOException {
        return ManifestSigner.reading(signingKey);
    }

    public ManifestVerifier verifier() throws IOException {
        return ManifestVerifier.reading(verifyingKeys);
    }
}
