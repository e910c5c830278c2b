package com.xiaomi.privacy.casework.fulfilment;

import com.xiaomi.privacy.casework.cases.RightsCase;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tasks of the cases. Their case's row is the lock. */
@ApplicationScoped
public class FulfilmentTasks implements PanacheRepositoryBase<FulfilmentTask, UUID> {

    /** By round and system. */
    public List<FulfilmentTask> of(UUID caseId) {
        return list("caseId = ?1 order by round, system", caseId);
    }

    /** Those of the present round of a case, by system. */
    public List<FulfilmentTask> presentOf(RightsCase rightsCase) {
        return list("caseId = ?1 and round = ?2 order by system", rightsCase.caseId(), rightsCase.round());
    }

    /** The case of a task that belongs to a system, without loading the task: that comes after the lock. */
    Optional<UUID> caseOf(UUID taskId, String system) {
        return find("select caseId from FulfilmentTask where taskId = ?1 and system = ?2", taskId, system)
                .project(UUID.class)
                .firstResultOptional();
    }
}
