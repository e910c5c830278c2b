package com.xiaomi.privacy.casework.note;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The notes of the cases. */
@ApplicationScoped
class CaseNotes implements PanacheRepositoryBase<CaseNote, UUID> {

    /** Oldest first. */
    List<CaseNote> of(UUID caseId) {
        return list("caseId = ?1 order by noteId", caseId);
    }
}
