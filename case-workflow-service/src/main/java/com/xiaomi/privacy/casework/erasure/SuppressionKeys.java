package com.xiaomi.privacy.casework.erasure;

import com.xiaomi.privacy.contracts.suppression.SuppressionHash;
import com.xiaomi.privacy.foundation.protection.BlindIndex;
import com.xiaomi.privacy.foundation.protection.Personal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The keys under which data systems know again whom they erased: each its own, derived and never stored. */
@ApplicationScoped
class SuppressionKeys {

    private static final String KIND = "suppression";

    private final BlindIndex blindIndex;

    SuppressionKeys(BlindIndex blindIndex) {
        this.blindIndex = blindIndex;
    }

    /**
     * The key of a system.
     *
     * @return empty if it was derived from one that is no longer in the keyset: what was hashed with it can't be found again
     */
    Optional<byte[]> of(String system, int keyId) {
        return blindIndex.derivedKey(keyId, KIND, system);
    }

    /**
     * A person's hashes for a system, under its present key.
     *
     * @param email null if it is not known
     * @param miId null if it is not known
     */
    PersonHashes hash(String system, Personal email, Personal miId) {
        int keyId = blindIndex.keyId();
        byte[] key = of(system, keyId).orElseThrow();
        return new PersonHashes(
                keyId,
                Optional.ofNullable(email).map(known -> SuppressionHash.ofEmail(key, known.reveal())),
                Optional.ofNullable(miId).map(known -> SuppressionHash.ofMiId(key, known.reveal())));
    }
}
