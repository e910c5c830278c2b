package com.xiaomi.privacy.casework.fulfilment;

import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.registry.DataSystems;
import com.xiaomi.privacy.contracts.event.FulfilmentEvent;
import com.xiaomi.privacy.contracts.vocabulary.DataCategory;
import com.xiaomi.privacy.contracts.vocabulary.TaskResult;
import com.xiaomi.privacy.foundation.event.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Asks the data systems to carry out what was decided. */
@ApplicationScoped
public class TaskRequests {

    private final FulfilmentTasks tasks;
    private final DataSystems dataSystems;
    private final Outbox outbox;
    private final Clock clock;

    TaskRequests(FulfilmentTasks tasks, DataSystems dataSystems, Outbox outbox, Clock clock) {
        this.tasks = tasks;
        this.dataSystems = dataSystems;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * One task for each system that serves the right of the case.
     *
     * @param grantedBy the decision that allows it
     * @param approvedBy the second person's decision, where the right needs one
     * @param categories the data that it is about; empty for all
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void request(RightsCase granted, UUID grantedBy, Optional<UUID> approvedBy, Set<DataCategory> categories) {
        dataSystems.serving(granted.right()).forEach(system -> {
            FulfilmentTask task =
                    new FulfilmentTask(granted, system.name(), grantedBy, approvedBy, categories, clock.instant());
            tasks.persist(task);
            outbox.publish(new FulfilmentEvent.TaskRequested(
                    granted.requestId(),
                    granted.caseId(),
                    task.taskId(),
                    system.name(),
                    granted.right(),
                    granted.due()));
        });
    }

    /** Whether no system answered that it could do only a part. */
    public boolean answeredInFull(RightsCase rightsCase) {
        List<FulfilmentTask> all = tasks.presentOf(rightsCase);
        return all.stream().noneMatch(task -> task.result() == TaskResult.PARTLY);
    }
}
