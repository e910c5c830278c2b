package com.xiaomi.privacy.casework.fee;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The fees that were quoted. The row of the case is the lock. */
@ApplicationScoped
public class FeeQuotes implements PanacheRepositoryBase<FeeQuote, UUID> {

    /** Oldest first. */
    public List<FeeQuote> of(UUID caseId) {
        return list("caseId = ?1 order by quotedAt, quoteId", caseId);
    }

    /** The one that is with the person. */
    public Optional<FeeQuote> open(UUID caseId) {
        return find("caseId = ?1 and answer is null", caseId).firstResultOptional();
    }

    /** The newest one, answered or not. */
    Optional<FeeQuote> newest(UUID caseId) {
        return find("caseId = ?1 order by quotedAt desc, quoteId desc", caseId).firstResultOptional();
    }
}
