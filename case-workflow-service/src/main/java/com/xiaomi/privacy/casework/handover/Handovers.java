package com.xiaomi.privacy.casework.handover;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The hand-overs of packages. */
@ApplicationScoped
public class Handovers implements PanacheRepositoryBase<Handover, UUID> {

    /** The last one of a case; empty if none was ever planned. */
    public Optional<Handover> lastOf(UUID caseId) {
        return find("caseId = ?1 order by handoverId desc", caseId).firstResultOptional();
    }

    /** The one of a case that waits for its release; empty if none does. */
    Optional<Handover> plannedOf(UUID caseId) {
        return list("caseId = ?1 and state = ?2", caseId, HandoverState.PLANNED).stream()
                .findFirst();
    }

    /** Those of a case that have not ended; there is one at most. */
    List<Handover> openOf(UUID caseId) {
        return list("caseId = ?1 and endedAt is null", caseId);
    }

    /** The case of a hand-over, without loading that before the case is locked. */
    UUID caseOf(UUID handoverId) {
        return find("select caseId from Handover where handoverId = ?1", handoverId)
                .project(UUID.class)
                .singleResult();
    }

    /** Whether it is still to be sent. */
    boolean isUnderWay(UUID handoverId) {
        return count("handoverId = ?1 and state = ?2", handoverId, HandoverState.RELEASED) > 0;
    }
}
