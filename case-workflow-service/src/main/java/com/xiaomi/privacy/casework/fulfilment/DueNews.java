package com.xiaomi.privacy.casework.fulfilment;

import com.xiaomi.privacy.contracts.event.FulfilmentEvent;
import com.xiaomi.privacy.foundation.event.Outbox;
import com.xiaomi.privacy.foundation.timers.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Tells data systems that something is due that has to do with a task which they settled long ago, in the way in which they hear. */
@ApplicationScoped
public class DueNews {

    private final FulfilmentTasks tasks;
    private final Webhooks webhooks;
    private final Outbox outbox;
    private final WorkQueue workQueue;

    DueNews(FulfilmentTasks tasks, Webhooks webhooks, Outbox outbox, WorkQueue workQueue) {
        this.tasks = tasks;
        this.webhooks = webhooks;
        this.outbox = outbox;
        this.workQueue = workQueue;
    }

    /**
     * Tells the system of a task, by the event or by a call. Internal tools read the event for a system that has only people.
     *
     * @param calls the kind of work that calls, if it is called
     * @param about the id that this work is given
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tell(UUID taskId, FulfilmentEvent event, String calls, UUID about) {
        switch (tasks.findById(taskId).mode()) {
            case WEBHOOK -> workQueue.enqueue(calls, about);
            case KAFKA, MANUAL -> outbox.publish(event);
        }
    }

    /**
     * Calls a system, unless it has no address that may be called.
     *
     * @throws IOException as {@link Webhooks#send}
     */
    public void call(Due due) throws IOException, InterruptedException {
        Optional<URI> address = webhooks.addressOf(due.system());
        if (address.isPresent()) {
            String id = due.about() + "." + due.nextAt().getEpochSecond();
            webhooks.send(new Webhooks.Call(address.get(), id, due.event()));
        }
    }

    /**
     * What a system is called about.
     *
     * @param nextAt when it is told once more, UTC: calls until then are the same news
     */
    public record Due(String system, UUID about, Instant nextAt, FulfilmentEvent event) {}
}
