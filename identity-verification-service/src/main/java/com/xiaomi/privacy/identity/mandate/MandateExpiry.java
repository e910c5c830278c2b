package com.xiaomi.privacy.identity.mandate;

import com.xiaomi.privacy.foundation.timers.DurableWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Ends a mandate after its last day. */
@ApplicationScoped
class MandateExpiry implements DurableWork {

    static final String NAME = "mandate-end";

    private final Mandates mandates;

    MandateExpiry(Mandates mandates) {
        this.mandates = mandates;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID mandateId) {
        mandates.expire(mandateId);
    }
}
