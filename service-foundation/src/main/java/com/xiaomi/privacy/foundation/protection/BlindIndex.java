package com.xiaomi.privacy.foundation.protection;

import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfSet;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** Keyed hashes by which a value can be looked up without being stored. Without the key they say nothing. */
@ApplicationScoped
public class BlindIndex {

    private static final int BYTES = 32;

    private final KeyConfig config;
    private PrfSet prf;

    BlindIndex(KeyConfig config) {
        this.config = config;
    }

    @PostConstruct
    void open() {
        try {
            prf = KeyFiles.read(config.blindIndexKeyFile(), "rights.keys.blind-index-key-file")
                    .getPrimitive(RegistryConfiguration.get(), PrfSet.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("rights.keys.blind-index-key-file holds no PRF keyset", e);
        }
    }

    /** The id of the key in use. */
    public int keyId() {
        return prf.getPrimaryId();
    }

    /**
     * A 32-byte key that is derived for somebody else, who hashes with it what they know.
     *
     * @param keyId as {@link #keyId} said when it was in use
     * @param kind what the key is for; keeps keys for different ends apart
     * @param owner whose key it is
     * @return empty if the keyset does not hold that key any more
     */
    public Optional<byte[]> derivedKey(int keyId, String kind, String owner) {
        try {
            Prf key = prf.getPrfs().get(keyId);
            byte[] material = ("key\0" + kind + '\0' + owner).getBytes(StandardCharsets.UTF_8);
            return key == null ? Optional.empty() : Optional.of(key.compute(material, BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key derived for " + kind, e);
        }
    }

    /**
     * The 32-byte hash of a value.
     *
     * @param kind keeps hashes of different kinds of values apart, for example {@code email}
     */
    public byte[] of(String kind, Personal value) {
        try {
            return prf.computePrimary((kind + '\0' + value.reveal()).getBytes(StandardCharsets.UTF_8), BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("blind index failed for " + kind, e);
        }
    }
}
