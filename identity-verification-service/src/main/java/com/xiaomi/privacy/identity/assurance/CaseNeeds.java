package com.xiaomi.privacy.identity.assurance;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What the cases of a verification need. */
@ApplicationScoped
public class CaseNeeds implements PanacheRepositoryBase<CaseNeed, UUID> {

    /** In the order of the cases' ids; empty for a verification from before needs were kept. */
    public List<CaseNeed> of(UUID verificationId) {
        return list("verificationId = ?1 order by caseId", verificationId);
    }
}
