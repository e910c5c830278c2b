package com.xiaomi.privacy.casework.checklist;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What was ticked in which case. */
@ApplicationScoped
class ChecklistMarks implements PanacheRepositoryBase<ChecklistMark, ChecklistMark.Key> {

    List<ChecklistMark> of(UUID caseId) {
        return list("key.caseId", caseId);
    }
}
