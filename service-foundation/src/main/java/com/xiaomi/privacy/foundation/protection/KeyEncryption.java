package com.xiaomi.privacy.foundation.protection;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The key-encryption keys of this service, which wrap its data keys. The keyset lists them in the order in which they were
 * made: those before the primary one are on their way out, those after it are to come.
 */
@ApplicationScoped
class KeyEncryption {

    private static final String PROPERTY = "rights.keys.encryption-key-file";

    private final KeyConfig config;
    private Aead aead;
    private int primaryId;
    private List<Integer> olderIds;
    private List<Integer> ids;

    KeyEncryption(KeyConfig config) {
        this.config = config;
    }

    @PostConstruct
    void open() {
        KeysetHandle keyset = KeyFiles.read(config.encryptionKeyFile(), PROPERTY);
        try {
            aead = keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(PROPERTY + " holds no AEAD keyset", e);
        }
        primaryId = keyset.getPrimary().getId();
        ids = ids(keyset);
        olderIds = ids.subList(0, ids.indexOf(primaryId));
    }

    /** The id of the key that wraps from now on. */
    int primaryId() {
        return primaryId;
    }

    /** The ids of the keys on their way out. */
    List<Integer> olderIds() {
        return olderIds;
    }

    /** The ids of all keys, by any of which a data key may be wrapped. */
    List<Integer> ids() {
        return ids;
    }

    /** @param dataKeyId to which the result is bound */
    byte[] wrap(UUID dataKeyId, KeysetHandle dataKey) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.serializeEncryptedKeyset(dataKey, aead, associatedData(dataKeyId));
    }

    /** @throws IllegalStateException if it was wrapped by a key that is not there, or for another id, or was changed */
    KeysetHandle unwrap(UUID dataKeyId, byte[] wrapped) {
        try {
            return TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, aead, associatedData(dataKeyId));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "data key " + dataKeyId + " can't be unwrapped with this key-encryption key", e);
        }
    }

    private static List<Integer> ids(KeysetHandle keyset) {
        List<Integer> ids = new ArrayList<>();
        for (int i = 0; i < keyset.size(); i++) {
            KeysetHandle.Entry entry = keyset.getAt(i);
            if (entry.getKey().getIdRequirementOrNull() == null) {
                throw new IllegalStateException(
                        PROPERTY + " holds a raw key: what it wraps does not say so, and could never be rotated");
            }
            ids.add(entry.getId());
        }
        return List.copyOf(ids);
    }

    private static byte[] associatedData(UUID id) {
        return ("data-key/" + id).getBytes(StandardCharsets.UTF_8);
    }
}
