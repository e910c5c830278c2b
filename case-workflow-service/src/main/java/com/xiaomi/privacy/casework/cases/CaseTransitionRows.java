package com.xiaomi.privacy.casework.cases;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The timelines of the cases. */
@ApplicationScoped
class CaseTransitionRows implements PanacheRepositoryBase<CaseTransition, UUID> {

    List<CaseTransition> of(UUID caseId) {
        return list("caseId = ?1 order by transitionId", caseId);
    }
}
