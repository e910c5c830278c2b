package com.xiaomi.privacy.casework.restriction;

import com.xiaomi.privacy.casework.cases.RightsCase;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Restrictions that are lifted. The row of its case is the lock. */
@ApplicationScoped
class RestrictionLifts implements PanacheRepositoryBase<RestrictionLift, UUID> {

    /** The one that was announced last for a case, whatever became of it. */
    Optional<RestrictionLift> latestOf(UUID caseId) {
        return find("caseId = ?1 order by announcedAt desc, liftId desc", caseId)
                .firstResultOptional();
    }

    /** The one of a case that was not taken back, if it is of the present round or has not ended. */
    Optional<RestrictionLift> standingOf(RightsCase of) {
        return find(
                        "caseId = ?1 and keptAt is null and (round = ?2 or liftedAt is null) order by round desc",
                        of.caseId(),
                        of.round())
                .firstResultOptional();
    }

    /** The cases of a person for which one stands that has not ended, by their ids. */
    List<UUID> openCasesOf(UUID personRef) {
        return find(
                        "select l.caseId from RestrictionLift l, RightsCase c, CaseRequest r where l.keptAt is null and l.liftedAt is"
                                + " null and c.caseId = l.caseId and r.requestId = c.requestId and r.personRef = ?1 order by l.caseId",
                        personRef)
                .project(UUID.class)
                .list();
    }
}
