package com.xiaomi.privacy.casework.fulfilment;

import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.contracts.vocabulary.TaskResult;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tasks of the cases. Their case's row is the lock. */
@ApplicationScoped
public class FulfilmentTasks implements PanacheRepositoryBase<FulfilmentTask, UUID> {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** By round and system. */
    public List<FulfilmentTask> of(UUID caseId) {
        return list("caseId = ?1 order by round, system", caseId);
    }

    /** Those of the present round of a case, by system. */
    public List<FulfilmentTask> presentOf(RightsCase rightsCase) {
        return list("caseId = ?1 and round = ?2 order by system", rightsCase.caseId(), rightsCase.round());
    }

    /** Whether any of the present round of a case still waits for its answer. */
    boolean areAnyWaiting(RightsCase rightsCase) {
        return count(
                        "caseId = ?1 and round = ?2 and cancelledAt is null and (result is null or result = ?3)",
                        rightsCase.caseId(),
                        rightsCase.round(),
                        TaskResult.FAILED)
                > 0;
    }

    /** Those about which something is to be done because no answer came, the longest overdue first. */
    @Transactional
    List<UUID> toBeChased(Instant now, int atMost) {
        return find("select taskId from FulfilmentTask where chaseAt <= ?1 order by chaseAt", now)
                .page(Page.ofSize(atMost))
                .project(UUID.class)
                .list();
    }

    /** Has all tasks of a case that wait for an answer looked at soon. */
    void lookAtSoon(UUID caseId, Instant now) {
        update(
                "chaseAt = ?1 where caseId = ?2 and cancelledAt is null and (result is null or result = ?3)",
                now,
                caseId,
                TaskResult.FAILED);
    }

    /**
     * Those that wait for an answer, in the order in which they were asked for.
     *
     * @param after begins behind this one; empty for the first page
     * @param system only its own; empty for all
     * @param overdue only those of which staff know that nobody answers
     */
    List<FulfilmentTask> waiting(Optional<UUID> after, Optional<String> system, boolean overdue, int atMost) {
        return find(
                        "cancelledAt is null and (result is null or result = ?1) and taskId > ?2"
                                + " and (?3 = '' or system = ?3) and (?4 = false or overdueSince is not null) order by taskId",
                        TaskResult.FAILED,
                        after.orElse(BEFORE_ALL),
                        system.orElse(""),
                        overdue)
                .page(Page.ofSize(atMost))
                .list();
    }

    /** The case of a task, without loading the task: that comes after the lock. */
    public Optional<UUID> caseOf(UUID taskId) {
        return find("select caseId from FulfilmentTask where taskId = ?1", taskId)
                .project(UUID.class)
                .firstResultOptional();
    }

    /** The case of a task that belongs to a system, without loading the task: that comes after the lock. */
    public Optional<UUID> caseOf(UUID taskId, String system) {
        return find("select caseId from FulfilmentTask where taskId = ?1 and system = ?2", taskId, system)
                .project(UUID.class)
                .firstResultOptional();
    }
}
