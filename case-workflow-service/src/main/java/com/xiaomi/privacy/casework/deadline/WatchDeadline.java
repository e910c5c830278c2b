package com.xiaomi.privacy.casework.deadline;

import com.xiaomi.privacy.foundation.timers.DurableWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** A case that was open before there were reminders; the migration that brought them enqueued it. */
@ApplicationScoped
class WatchDeadline implements DurableWork {

    private final Deadlines deadlines;

    WatchDeadline(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public String name() {
        return "watch-deadline";
    }

    @Override
    public void run(UUID caseId) {
        deadlines.watch(caseId);
    }
}
