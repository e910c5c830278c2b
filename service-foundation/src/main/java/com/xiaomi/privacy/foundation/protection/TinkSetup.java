package com.xiaomi.privacy.foundation.protection;

import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.signature.SignatureConfig;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;

/** Registers the kinds of keys that Tink may use here, before anybody asks for one. */
@Startup
@Singleton
@Priority(1)
class TinkSetup {

    @PostConstruct
    void register() {
        registerKinds();
    }

    /** For those who may come before, and for programs that are no service. Can be repeated. */
    static void registerKinds() {
        try {
            AeadConfig.register();
            StreamingAeadConfig.register();
            PrfConfig.register();
            SignatureConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink refuses its own kinds of keys", e);
        }
    }
}
