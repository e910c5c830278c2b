package com.xiaomi.privacy.foundation.protection;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** Reads keysets from secret files. */
final class KeyFiles {

    private KeyFiles() {}

    static KeysetHandle read(Optional<Path> file, String property) {
        Path present =
                file.orElseThrow(() -> new IllegalStateException("set " + property + " to the file with the keyset"));
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(present), InsecureSecretKeyAccess.get());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(property + " names a file that is not a readable Tink JSON keyset", e);
        }
    }
}
