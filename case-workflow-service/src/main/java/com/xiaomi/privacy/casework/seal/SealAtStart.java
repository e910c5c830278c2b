package com.xiaomi.privacy.casework.seal;

import com.xiaomi.privacy.foundation.protection.Seal;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Reads the seal at the start: a missing key is found then, and not when the first package is to be made. */
@ApplicationScoped
class SealAtStart {

    private static final Logger LOG = Logger.getLogger(SealAtStart.class);

    void read(@Observes StartupEvent event, Seal seal) {
        LOG.infof("signing with key %s", seal.keyId());
    }
}
