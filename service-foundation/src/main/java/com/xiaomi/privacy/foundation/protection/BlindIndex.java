package com.xiaomi.privacy.foundation.protection;

import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.prf.PrfSet;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

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
