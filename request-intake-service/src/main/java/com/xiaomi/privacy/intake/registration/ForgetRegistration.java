package com.xiaomi.privacy.intake.registration;

import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.foundation.timers.DurableWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Destroys the data key of a rejected registration, so that old backups tell nothing of it either. */
@ApplicationScoped
class ForgetRegistration implements DurableWork {

    static final String NAME = "forget-registration";

    private final DataKeys dataKeys;

    ForgetRegistration(DataKeys dataKeys) {
        this.dataKeys = dataKeys;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID dataKeyId) {
        dataKeys.destroy(dataKeyId);
    }
}
