package com.xiaomi.privacy.casework.fulfilment;

import com.xiaomi.privacy.casework.cases.RightsCase;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** How far the tasks of cases have been handed out. Their case's row is the lock. */
@ApplicationScoped
class TaskFanOuts implements PanacheRepositoryBase<TaskFanOut, UUID> {

    /** Whether every system has its task of the present round of a case. */
    boolean areComplete(RightsCase rightsCase) {
        return count("caseId = ?1 and round = ?2 and complete = false", rightsCase.caseId(), rightsCase.round()) == 0;
    }
}
