package com.xiaomi.privacy.casework.extension;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The extensions of the cases. */
@ApplicationScoped
public class CaseExtensions implements PanacheRepositoryBase<CaseExtension, UUID> {

    /** Oldest first. */
    public List<CaseExtension> of(UUID caseId) {
        return list("caseId = ?1 order by extendedAt, extensionId", caseId);
    }
}
