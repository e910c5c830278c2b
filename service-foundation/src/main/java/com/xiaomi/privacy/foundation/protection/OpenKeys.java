package com.xiaomi.privacy.foundation.protection;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/**
 * The key-encryption keys of a keyset that was opened. It lists them in the order in which they were made: those before the primary one
 * are on their way out, those after it are to come.
 *
 * @param primaryId of the key that wraps
 * @param ids of all keys, by any of which a data key may be wrapped
 */
record OpenKeys(Aead aead, int primaryId, List<Integer> ids) {

    /** @throws KeysUnavailable if they are no keys that wrap and can be rotated */
    static OpenKeys of(KeysetHandle keyset) {
        try {
            Aead aead = keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
            return new OpenKeys(aead, keyset.getPrimary().getId(), ids(keyset));
        } catch (GeneralSecurityException e) {
            throw new KeysUnavailable("rights.keys.encryption-key-file holds no AEAD keyset");
        }
    }

    /** The ids of the keys on their way out. */
    List<Integer> olderIds() {
        return ids.subList(0, ids.indexOf(primaryId));
    }

    private static List<Integer> ids(KeysetHandle keyset) {
        List<Integer> ids = new ArrayList<>();
        for (int i = 0; i < keyset.size(); i++) {
            KeysetHandle.Entry entry = keyset.getAt(i);
            if (entry.getKey().getIdRequirementOrNull() == null) {
                throw new KeysUnavailable("rights.keys.encryption-key-file holds a raw key:"
                        + " what it wraps does not say so, and could never be rotated");
            }
            ids.add(entry.getId());
        }
        return List.copyOf(ids);
    }
}
