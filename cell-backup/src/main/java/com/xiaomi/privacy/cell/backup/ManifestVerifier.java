package com.xiaomi.privacy.cell.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says whether a manifest is one of ours: signed by a key that counts ({@link ManifestSigner}). */
public final class ManifestVerifier {

    // Empty: signatures are not asked for.
    private final Optional<List<PublicKey>> keys;

    private ManifestVerifier(Optional<List<PublicKey>> keys) {
        this.keys = keys;
    }

    /**
     * By the keys in a file, as {@code openssl pkey -pubout} writes them: the one that signs now and, for as long as there are backups by them, those before it, one after
     * the other.
     *
     * @throws IOException if the file can't be read or holds no such key
     */
    public static ManifestVerifier reading(Path file) throws IOException {
        try {
            List<PublicKey> keys = new ArrayList<>();
            for (byte[] encoded : PemBlocks.in(Files.readString(file), "PUBLIC KEY")) {
                keys.add(KeyFactory.getInstance(ManifestSigner.ALGORITHM)
                        .generatePublic(new X509EncodedKeySpec(encoded)));
            }
            return new ManifestVerifier(Optional.of(List.copyOf(keys)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(file + " holds no public Ed25519 key in PEM", e);
        }
    }

    /** For backups that were made before they were signed: whoever could write where they lay may have made them. */
    public static ManifestVerifier trustingAnybody() {
        return new ManifestVerifier(Optional.empty());
    }

    /**
     * Reads the signature beside a manifest, and checks it.
     *
     * @throws IOException if there is none, or none by a key that counts
     */
    void require(byte[] manifest, Path signature) throws IOException {
        if (keys.isEmpty()) {
            return;
        }
        if (!Files.exists(signature)) {
            throw new IOException("the backup is not signed: " + signature
                    + " is missing. If it was made before backups were signed, restore it with --unsigned.");
        }
        byte[] signed = Files.readAllBytes(signature);
        for (PublicKey key : keys.get()) {
            if (isBy(key, manifest, signed)) {
                return;
            }
        }
        throw new IOException("the backup is not ours: no key that counts has signed its manifest");
    }

    private static boolean isBy(PublicKey key, byte[] manifest, byte[] signed) {
        try {
            Signature check = Signature.getInstance(ManifestSigner.ALGORITHM);
            check.initVerify(key);
            check.update(manifest);
            return check.verify(signed);
        } catch (SignatureException e) {
            // Not of the form of a signature.
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a signature can't be checked", e);
        }
    }
}
