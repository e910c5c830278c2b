package com.xiaomi.privacy.casework.question;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The questions of the cases. The row of the case is the lock. */
@ApplicationScoped
public class CaseQuestions implements PanacheRepositoryBase<CaseQuestion, UUID> {

    /** Oldest first. */
    public List<CaseQuestion> of(UUID caseId) {
        return list("caseId = ?1 order by askedAt, questionId", caseId);
    }

    /** The one a case waits for. */
    public Optional<CaseQuestion> open(UUID caseId) {
        return find("caseId = ?1 and ending is null", caseId).firstResultOptional();
    }
}
