package com.xiaomi.privacy.casework.fulfilment;

import com.xiaomi.privacy.foundation.timers.DurableWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/** Calls a data system about one of its tasks. A call that fails comes again, and may come twice. */
@ApplicationScoped
class SystemCalls implements DurableWork {

    static final String NAME = "call-data-system";

    private final SystemNews news;
    private final Webhooks webhooks;

    SystemCalls(SystemNews news, Webhooks webhooks) {
        this.news = news;
        this.webhooks = webhooks;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID taskId) throws IOException, InterruptedException {
        Optional<Webhooks.Call> toTell = news.of(taskId);
        if (toTell.isPresent()) {
            webhooks.send(toTell.get());
        }
    }
}
