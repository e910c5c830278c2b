package com.xiaomi.privacy.casework.erasure;

import com.xiaomi.privacy.casework.fulfilment.Webhooks;
import com.xiaomi.privacy.foundation.timers.DurableWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/** Calls a data system about what it kept by law and is to erase now. A call that fails comes again, and may come twice. */
@ApplicationScoped
class RemainderCalls implements DurableWork {

    static final String NAME = "call-about-remainder";

    private final RemainderNews news;
    private final Webhooks webhooks;

    RemainderCalls(RemainderNews news, Webhooks webhooks) {
        this.news = news;
        this.webhooks = webhooks;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID remainderId) throws IOException, InterruptedException {
        Optional<Webhooks.Call> toTell = news.of(remainderId);
        if (toTell.isPresent()) {
            webhooks.send(toTell.get());
        }
    }
}
