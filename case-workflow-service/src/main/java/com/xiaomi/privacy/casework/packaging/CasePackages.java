package com.xiaomi.privacy.casework.packaging;

import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The packages of the cases. */
@ApplicationScoped
public class CasePackages implements PanacheRepositoryBase<CasePackage, UUID> {

    /** Whether the package of a case is being made anew. */
    public boolean areBeingMade(UUID caseId) {
        return findByIdOptional(caseId).filter(CasePackage::isStale).isPresent();
    }

    /** Cases whose package is to be made anew. */
    List<UUID> stale(int atMost) {
        return find("select caseId from CasePackage where redactions <> builtWith")
                .page(Page.ofSize(atMost))
                .project(UUID.class)
                .list();
    }

    /** Closed cases whose package can't be downloaded any more, or never could. */
    List<UUID> expired(Instant now, int atMost) {
        return find(
                        "select p.caseId from CasePackage p join RightsCase c on c.caseId = p.caseId"
                                + " join CaseRequest r on r.requestId = c.requestId where c.state = ?1 and not r.held"
                                + " and (c.packageAvailableUntil is null or c.packageAvailableUntil <= ?2)",
                        CaseState.CLOSED,
                        now)
                .page(Page.ofSize(atMost))
                .project(UUID.class)
                .list();
    }
}
