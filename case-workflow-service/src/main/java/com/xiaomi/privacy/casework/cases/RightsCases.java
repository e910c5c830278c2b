package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The cases. Whoever changes one locks its row first; who changes several of a request locks them all, in the order of
 * their ids, before writing anything else.
 */
@ApplicationScoped
public class RightsCases implements PanacheRepositoryBase<RightsCase, UUID> {

    /** The case with its row locked; empty if there is none. */
    public Optional<RightsCase> locked(UUID caseId) {
        return find("caseId", caseId).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** As {@link #locked(UUID)}, but only if it is a case of that request: nobody else's row is touched. */
    public Optional<RightsCase> lockedOf(UUID requestId, UUID caseId) {
        return find("caseId = ?1 and requestId = ?2", caseId, requestId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** These cases with their rows locked, in the order of their ids. */
    List<RightsCase> locked(List<UUID> caseIds) {
        return find("caseId in ?1 order by caseId", caseIds)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /**
     * The next cases in the order of their ids, with their rows locked.
     *
     * @param behind an id that need not be one of a case
     */
    public List<RightsCase> lockedBehind(UUID behind, int atMost) {
        return find("caseId > ?1 order by caseId", behind)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .page(0, atMost)
                .list();
    }

    /** Whether other cases were merged into this one. */
    public boolean leadsOthers(UUID caseId) {
        return count("mergedInto", caseId) > 0;
    }

    /**
     * How often a person asked for a right in a period, not counting what they took back or had asked for already.
     *
     * @param from included, UTC
     * @param before excluded, UTC
     */
    public long earlierOf(UUID personRef, Right right, Instant from, Instant before) {
        return count(
                "assertedRight = ?1 and splitFrom is null and (outcome is null or outcome not in ?2) and requestId in"
                        + " (select r.requestId from CaseRequest r"
                        + " where r.personRef = ?3 and r.receivedAt >= ?4 and r.receivedAt < ?5)",
                right,
                List.of(Outcome.WITHDRAWN, Outcome.DUPLICATE),
                personRef,
                from,
                before);
    }

    /** How many open cases each agent has; who has none is missing. */
    public Map<UUID, Long> openByAssignee() {
        return getEntityManager()
                .createQuery(
                        "select assignee, count(*) from RightsCase where assignee is not null and outcome is null"
                                + " group by assignee",
                        Object[].class)
                .getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Long) row[1]));
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
}
