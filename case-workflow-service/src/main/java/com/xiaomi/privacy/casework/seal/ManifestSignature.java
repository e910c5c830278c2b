package com.xiaomi.privacy.casework.seal;

import com.xiaomi.privacy.foundation.protection.Seal;
import java.util.Base64;

/**
 * Who vouches for the manifest of what leaves the house in a ZIP: the manifest names the digest of everything else in it.
 *
 * @param file what is signed, byte for byte
 * @param keyId one of {@code GET /api/v1/seal-keys}
 * @param signature base64
 */
public record ManifestSignature(String file, String algorithm, String keyId, String signature) {

    /** The manifest's name. */
    public static final String MANIFEST = "manifest.json";

    /** The name of this beside it. */
    public static final String FILE = MANIFEST + ".signature.json";

    /** Signs with the newest key of the seal. */
    public static ManifestSignature of(byte[] manifest, Seal seal) {
        return new ManifestSignature(
                MANIFEST, "Ed25519", seal.keyId(), Base64.getEncoder().encodeToString(seal.sign(manifest)));
    }
}
