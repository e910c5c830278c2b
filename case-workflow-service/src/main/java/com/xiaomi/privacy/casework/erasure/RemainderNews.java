package com.xiaomi.privacy.casework.erasure;

import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.casework.fulfilment.FulfilmentTasks;
import com.xiaomi.privacy.casework.fulfilment.Webhooks;
import com.xiaomi.privacy.contracts.event.FulfilmentEvent;
import com.xiaomi.privacy.foundation.event.Outbox;
import com.xiaomi.privacy.foundation.timers.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** What data systems hear of what they kept by law: that its time is over. */
@ApplicationScoped
class RemainderNews {

    private final ErasureRemainders remainders;
    private final FulfilmentTasks tasks;
    private final RightsCases cases;
    private final Webhooks webhooks;
    private final Outbox outbox;
    private final WorkQueue workQueue;

    RemainderNews(
            ErasureRemainders remainders,
            FulfilmentTasks tasks,
            RightsCases cases,
            Webhooks webhooks,
            Outbox outbox,
            WorkQueue workQueue) {
        this.remainders = remainders;
        this.tasks = tasks;
        this.cases = cases;
        this.webhooks = webhooks;
        this.outbox = outbox;
        this.workQueue = workQueue;
    }

    /** A remainder is to be erased now. Internal tools read of one whose system has only people. */
    @Transactional(Transactional.TxType.MANDATORY)
    void due(RightsCase of, ErasureRemainder remainder) {
        switch (tasks.findById(remainder.taskId()).mode()) {
            case WEBHOOK -> workQueue.enqueue(RemainderCalls.NAME, remainder.remainderId());
            case KAFKA, MANUAL -> outbox.publish(event(of, remainder));
        }
    }

    /** What is to be told of a remainder by a call now; empty if it is gone, or there is no address that may be called. */
    @Transactional
    Optional<Webhooks.Call> of(UUID remainderId) {
        ErasureRemainder remainder = remainders.findById(remainderId);
        if (remainder.endedAt() != null) {
            return Optional.empty();
        }
        RightsCase of = cases.findById(remainder.caseId());
        String id = remainderId + "." + remainder.tellAt().getEpochSecond();
        return webhooks.addressOf(remainder.system())
                .map(address -> new Webhooks.Call(address, id, event(of, remainder)));
    }

    private static FulfilmentEvent event(RightsCase of, ErasureRemainder remainder) {
        return new FulfilmentEvent.RemainderDue(
                of.requestId(),
                of.caseId(),
                remainder.taskId(),
                remainder.remainderId(),
                remainder.system(),
                remainder.category(),
                remainder.until());
    }
}
