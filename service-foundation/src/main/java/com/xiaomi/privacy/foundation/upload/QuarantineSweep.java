package com.xiaomi.privacy.foundation.upload;

import com.xiaomi.privacy.foundation.timers.DurableWork;
import java.io.IOException;
import java.util.UUID;

/**
 * Settles an announcement an hour after it was made: an upload that nobody completed has expired, and quarantine is emptied
 * of it, of what was uploaded again after it was settled, and of what a replica that died left.
 */
final class QuarantineSweep implements DurableWork {

    static final String NAME = "sweep-quarantine";

    private final UploadRegister<?> register;
    private final Quarantine quarantine;

    QuarantineSweep(UploadRegister<?> register, Quarantine quarantine) {
        this.register = register;
        this.quarantine = quarantine;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID fileId) throws IOException {
        register.expire(fileId);
        quarantine.empty(fileId);
    }
}
