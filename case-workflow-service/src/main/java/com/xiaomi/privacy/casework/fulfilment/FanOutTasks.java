package com.xiaomi.privacy.casework.fulfilment;

import com.xiaomi.privacy.foundation.timers.DurableWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Asks the systems that the decision's own transaction left out. Goes on where a replica that died stopped. */
@ApplicationScoped
class FanOutTasks implements DurableWork {

    static final String NAME = "fan-out-tasks";

    private final TaskRequests requests;

    FanOutTasks(TaskRequests requests) {
        this.requests = requests;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID fanOutId) {
        boolean more = true;
        while (more) {
            more = requests.goOn(fanOutId);
        }
    }
}
