package com.xiaomi.privacy.cell.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;

/**
 * Signs the manifests of backups (Ed25519, RFC 8032), so that who can write where backups lie can't make one up. Its key lies with neither the
 * backups nor the cell that is restored.
 */
public final class ManifestSigner {

    static final String ALGORITHM = "Ed25519";

    private final PrivateKey key;

    private ManifestSigner(PrivateKey key) {
        this.key = key;
    }

    /**
     * By a key as {@code openssl genpkey -algorithm ed25519} writes it (PKCS #8 in PEM, RFC 7468).
     *
     * @throws IOException if the file can't be read or is no such key; the message holds nothing of it
     */
    public static ManifestSigner reading(Path file) throws IOException {
        try {
            byte[] encoded = PemBlocks.in(Files.readString(file), "PRIVATE KEY").getFirst();
            return new ManifestSigner(
                    KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(file + " is no private Ed25519 key in PEM");
        }
    }

    byte[] sign(byte[] manifest) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(manifest);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a manifest is not signed", e);
        }
    }
}
