package com.xiaomi.privacy.casework.appeal;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The appeals against decisions. The row of the case is the lock. */
@ApplicationScoped
public class Appeals implements PanacheRepositoryBase<Appeal, UUID> {

    /** Oldest first. */
    public List<Appeal> of(UUID caseId) {
        return list("caseId = ?1 order by receivedAt, appealId", caseId);
    }

    /** Of several cases, oldest first. */
    public List<Appeal> of(List<UUID> caseIds) {
        return list("caseId in ?1 order by receivedAt, appealId", caseIds);
    }
}
