package com.xiaomi.privacy.foundation.protection;

import com.xiaomi.privacy.foundation.kms.KmsConfig;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Settings of a test.
 *
 * @param batch how many data keys are made ahead
 */
record KeySettings(Optional<Path> encryptionKeyFile, KmsConfig kms, int batch) implements KeyConfig {

    @Override
    public Optional<Path> blindIndexKeyFile() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> sealKeyFile() {
        return Optional.empty();
    }
}
