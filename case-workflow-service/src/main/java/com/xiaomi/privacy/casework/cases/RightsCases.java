package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The cases. Whoever changes one locks its row first; who changes several of a request locks them all, in the order of
 * their ids, before writing anything else.
 */
@ApplicationScoped
public class RightsCases implements PanacheRepositoryBase<RightsCase, UUID> {

    /** Stands in for the date of a case whose clock is not running: last in the queue. The index says the same. */
    static final LocalDate NO_DATE = LocalDate.of(9999, 12, 31);

    /** The case with its row locked; empty if there is none. */
    public Optional<RightsCase> locked(UUID caseId) {
        return find("caseId", caseId).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** All cases of a request with their rows locked. */
    public List<RightsCase> lockedOf(UUID requestId) {
        return find("requestId = ?1 order by caseId", requestId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** All cases of a request. */
    public List<RightsCase> of(UUID requestId) {
        return list("requestId = ?1 order by caseId", requestId);
    }

    /** The first of a queue. */
    List<RightsCase> firstInQueue(CaseState state, int limit) {
        return find("state = ?1 order by coalesce(due, ?2), caseId", state, NO_DATE)
                .page(0, limit)
                .list();
    }

    /** Those of a queue behind a place. */
    List<RightsCase> nextInQueue(CaseState state, LocalDate due, UUID caseId, int limit) {
        return find(
                        "state = ?1 and (coalesce(due, ?2) > ?3 or (coalesce(due, ?2) = ?3 and caseId > ?4))"
                                + " order by coalesce(due, ?2), caseId",
                        state,
                        NO_DATE,
                        due,
                        caseId)
                .page(0, limit)
                .list();
    }
}
