package com.xiaomi.privacy.benchmarks.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.xiaomi.privacy.benchmarks.system.MeasuredSystem;
import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.secrets.LocalSecrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.UUID;

/** The key-encryption keyset of the measured service, used as the service does. */
final class WrappingKeys {

    private final Path file;
    private KeysetHandle keyset;
    private Aead aead;

    private WrappingKeys(Path file) throws IOException, GeneralSecurityException {
        this.file = file;
        use(TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get()));
    }

    static WrappingKeys of(MeasuredSystem system, LocalService service) throws IOException, GeneralSecurityException {
        AeadConfig.register();
        LocalSecrets secrets = new LocalSecrets(system.stackHome().resolve(LocalSecrets.FOLDER));
        return new WrappingKeys(Path.of(secrets.configuration(service).get("rights.keys.encryption-key-file")));
    }

    private void use(KeysetHandle changed) throws GeneralSecurityException {
        keyset = changed;
        aead = changed.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /** The id of the key that wraps. */
    int primaryId() {
        return keyset.getPrimary().getId();
    }

    /** Has a new key wrap, from the next start of the service on. */
    void rotate() throws IOException, GeneralSecurityException {
        use(KeysetHandle.newBuilder(keyset)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .build());
        Files.writeString(file, TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get()));
    }

    /** A new data key. */
    static KeysetHandle dataKey() throws GeneralSecurityException {
        return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
    }

    byte[] wrap(UUID id, KeysetHandle dataKey) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.serializeEncryptedKeyset(dataKey, aead, place(id));
    }

    /** @throws GeneralSecurityException if it is not wrapped by one of these keys, or for another id */
    KeysetHandle unwrap(UUID id, byte[] wrapped) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, aead, place(id));
    }

    private static byte[] place(UUID id) {
        return ("data-key/" + id).getBytes(StandardCharsets.UTF_8);
    }
}
