package com.xiaomi.privacy.casework.report;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Map;
import java.util.UUID;

/** What the books hold of a case, so that it can be taken back when the case moves on. The row of the case is the lock. */
@Entity
class CountedCase {

    @Id
    private UUID caseId;

    @Embedded
    private CaseFigures figures;

    /** For Hibernate. */
    protected CountedCase() {}

    CountedCase(UUID caseId, CaseFigures figures) {
        this.caseId = caseId;
        this.figures = figures;
    }

    UUID caseId() {
        return caseId;
    }

    Map<Line, Long> lines() {
        return figures.lines();
    }

    void count(CaseFigures now) {
        figures = now;
    }
}
