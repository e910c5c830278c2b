package com.xiaomi.privacy.casework.deadline;

import com.xiaomi.privacy.foundation.timers.DurableWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** A reminder whose time has come. Told once, however often it runs. */
@ApplicationScoped
class RemindOfDeadline implements DurableWork {

    static final String NAME = "remind-of-deadline";

    private final Deadlines deadlines;

    RemindOfDeadline(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID reminderId) {
        deadlines.remind(reminderId);
    }
}
