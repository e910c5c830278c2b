package com.xiaomi.privacy.foundation.protection;

import com.xiaomi.privacy.foundation.kms.KmsConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.util.Optional;

/** Keys that protect personal data at rest. Secrets are files, as Kubernetes mounts them, and have no default. */
@ConfigMapping(prefix = "rights.keys")
public interface KeyConfig {

    /**
     * File with the key-encryption keyset: Tink JSON, AEAD keys in the order in which they were made, none of them raw. The
     * primary one wraps; those before it are on their way out. Encrypted if there is a KMS, else plain.
     */
    Optional<Path> encryptionKeyFile();

    /** Where the key lies that encrypts that file. */
    KmsConfig kms();

    /**
     * File with the key of the blind indexes: Tink JSON, a PRF or MAC keyset. Only services that must know somebody
     * again have one, each its own.
     */
    Optional<Path> blindIndexKeyFile();

    /** File with the key that signs what leaves the house: Tink JSON, a keyset of raw Ed25519 keys. */
    Optional<Path> sealKeyFile();

    /** How many data keys are made ahead at once. */
    @WithDefault("64")
    @Min(1)
    @Max(4096)
    int batch();
}
