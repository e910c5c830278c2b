package com.xiaomi.privacy.intake.registration;

import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.foundation.protection.KeyEvents;
import com.xiaomi.privacy.foundation.timers.DurableWork;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Destroys the data key of a rejected registration, so that old backups tell nothing of it either. */
@ApplicationScoped
class ForgetRegistration implements DurableWork {

    static final String NAME = "forget-registration";

    private final DataKeys dataKeys;
    private final KeyEvents keyEvents;

    ForgetRegistration(DataKeys dataKeys, KeyEvents keyEvents) {
        this.dataKeys = dataKeys;
        this.keyEvents = keyEvents;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID dataKeyId) {
        dataKeys.destroy(dataKeyId);
        // It never became a request, so there is no chain of one.
        QuarkusTransaction.requiringNew().run(() -> keyEvents.destroyed(keyEvents.chain(), dataKeyId));
    }
}
