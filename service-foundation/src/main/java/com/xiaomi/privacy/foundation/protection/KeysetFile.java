package com.xiaomi.privacy.foundation.protection;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.xiaomi.privacy.foundation.kms.KmsAeads;
import com.xiaomi.privacy.foundation.kms.KmsConfig;
import com.xiaomi.privacy.foundation.kms.KmsFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * The file with the key-encryption keyset of a service: Tink JSON, plain or encrypted by a key in a KMS. An encrypted one is bound to
 * its service: that of another does not open.
 */
final class KeysetFile {

    private static final String PROPERTY = "rights.keys.encryption-key-file";
    private static final String ENCRYPTED = "\"encryptedKeyset\"";

    private final String service;
    private final KmsConfig kms;

    /** @param service whose keys they are, for example {@code request-intake-service} */
    KeysetFile(String service, KmsConfig kms) {
        this.service = service;
        this.kms = kms;
    }

    /**
     * The keyset in a file; asks the KMS once where it is encrypted.
     *
     * @param uri of the KMS key that encrypted it; empty if it is plain
     * @throws KeysUnavailable if it can't be read or opened, or is not of the kind that is expected
     */
    KeysetHandle read(Optional<Path> file, Optional<String> uri) {
        Path present = file.orElseThrow(() -> new KeysUnavailable("set " + PROPERTY + " to the file with the keyset"));
        String content = content(present);
        if (content.contains(ENCRYPTED) != uri.isPresent()) {
            throw new KeysUnavailable(
                    uri.isPresent()
                            ? PROPERTY + " names a plain keyset, though rights.keys.kms.uri is set"
                            : PROPERTY + " names an encrypted keyset, and rights.keys.kms.uri is not set");
        }
        try {
            return uri.isPresent()
                    ? TinkJsonProtoKeysetFormat.parseEncryptedKeyset(
                            content, KmsAeads.at(uri.get(), kms), associatedData())
                    : TinkJsonProtoKeysetFormat.parseKeyset(content, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException | RuntimeException e) {
            // A client of a cloud throws its own exceptions.
            throw new KeysUnavailable(
                    uri.isPresent()
                            ? "the KMS does not open the keyset in " + PROPERTY + ": " + KmsFailure.reason(e)
                            : PROPERTY + " names a file that is not a readable Tink JSON keyset");
        }
    }

    /**
     * The content of a file with a keyset.
     *
     * @param uri of the KMS key that encrypts it; empty to leave it plain
     * @throws GeneralSecurityException if the KMS does not encrypt it
     */
    String written(KeysetHandle keyset, Optional<String> uri) throws GeneralSecurityException {
        return uri.isPresent()
                ? TinkJsonProtoKeysetFormat.serializeEncryptedKeyset(
                        keyset, KmsAeads.at(uri.get(), kms), associatedData())
                : TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new KeysUnavailable(PROPERTY + " names an unreadable file");
        }
    }

    private byte[] associatedData() {
        return ("key-encryption/" + service).getBytes(StandardCharsets.UTF_8);
    }
}
