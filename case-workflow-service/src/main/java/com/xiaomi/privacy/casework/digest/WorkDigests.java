package com.xiaomi.privacy.casework.digest;

import com.xiaomi.privacy.casework.digest.WorkDigest.PressingCase;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.foundation.cell.CellConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What staff still have to do, by the calendar of the cell. */
@ApplicationScoped
class WorkDigests {

    private static final int SOON_DAYS = 7;
    private static final int SHOWN = 20;

    // What is isolated is answered before.
    private static final String OPEN = " from RightsCase c where c.outcome is null and ";
    private static final String OF_AN_AGENT = "c.assignee = :assignee";
    // A case in any other state waits for somebody else.
    private static final String OF_NOBODY = "c.assignee is null and c.state = :inReview";

    private static final String PRESSED =
            "select distinct c.assignee" + OPEN + "c.assignee is not null and c.due <= :soon order by c.assignee";
    private static final String COUNT = "select count(*), count(case when c.due < :today then 1 end),"
            + " count(case when c.due between :today and :soon then 1 end), count(case when c.unread then 1 end)"
            + OPEN;
    private static final String FIRST = """
            select new com.xiaomi.privacy.casework.digest.WorkDigest$PressingCase(c.caseId, r.reference, c.assertedRight, c.due)
            from RightsCase c, CaseRequest r where r.requestId = c.requestId
            and c.outcome is null and %s order by c.due nulls last, c.caseId
            """;

    private final EntityManager entities;
    private final CellConfig cell;
    private final Clock clock;

    WorkDigests(EntityManager entities, CellConfig cell, Clock clock) {
        this.entities = entities;
        this.cell = cell;
        this.clock = clock;
    }

    /** Agents who have a case that is overdue or due within a week. */
    @Transactional
    List<UUID> pressedAgents() {
        return entities.createQuery(PRESSED, UUID.class)
                .setParameter("soon", today().plusDays(SOON_DAYS))
                .getResultList();
    }

    /** Open cases of an agent; none if nobody knows them. */
    @Transactional
    WorkDigest ofAgent(UUID assignee) {
        return digest(
                entities.createQuery(COUNT + OF_AN_AGENT, Tuple.class).setParameter("assignee", assignee),
                entities.createQuery(FIRST.formatted(OF_AN_AGENT), PressingCase.class)
                        .setParameter("assignee", assignee));
    }

    /** Cases in review that nobody has. */
    @Transactional
    WorkDigest ofNobody() {
        return digest(
                entities.createQuery(COUNT + OF_NOBODY, Tuple.class).setParameter("inReview", CaseState.IN_REVIEW),
                entities.createQuery(FIRST.formatted(OF_NOBODY), PressingCase.class)
                        .setParameter("inReview", CaseState.IN_REVIEW));
    }

    private WorkDigest digest(TypedQuery<Tuple> count, TypedQuery<PressingCase> first) {
        LocalDate today = today();
        Tuple counted = count.setParameter("today", today)
                .setParameter("soon", today.plusDays(SOON_DAYS))
                .getSingleResult();
        return new WorkDigest(
                counted.get(0, Long.class),
                counted.get(1, Long.class),
                counted.get(2, Long.class),
                counted.get(3, Long.class),
                first.setMaxResults(SHOWN).getResultList());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), cell.timeZone());
    }
}
