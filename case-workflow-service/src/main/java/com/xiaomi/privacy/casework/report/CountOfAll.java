package com.xiaomi.privacy.casework.report;

import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.foundation.timers.Sweep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/**
 * Counts all cases from what they are, batch after batch in the order of their ids: those from before there were reports, and
 * all of them when the books are begun anew. Cases that move meanwhile are counted by their own transactions; counting one
 * twice changes nothing.
 */
@ApplicationScoped
class CountOfAll implements Sweep {

    // Whoever works on it holds its row; another replica then has nothing to do.
    private static final String PLACE =
            "SELECT counted_through FROM report_count WHERE counted_through IS NOT NULL FOR UPDATE SKIP LOCKED";
    private static final String MOVE = "UPDATE report_count SET counted_through = :through";
    private static final String FINISHED = "UPDATE report_count SET counted_through = NULL";
    private static final String IS_COMPLETE = "SELECT counted_through IS NULL FROM report_count";
    private static final String CLOSE_BOOKS = "TRUNCATE counted_case, report_delta, report_cube";
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final RightsCases cases;
    private final CaseCount caseCount;
    private final EntityManager entities;

    CountOfAll(RightsCases cases, CaseCount caseCount, EntityManager entities) {
        this.cases = cases;
        this.caseCount = caseCount;
        this.entities = entities;
    }

    /** Whether the books hold every case. */
    @Transactional
    boolean isComplete() {
        return (boolean) entities.createNativeQuery(IS_COMPLETE, Boolean.class).getSingleResult();
    }

    /** Empties the books and counts every case again. There are no reports until that is done. */
    @Transactional
    void beginAnew() {
        // First this row, then the tables: in the order in which a batch takes them.
        entities.createNativeQuery(MOVE).setParameter("through", BEFORE_ALL).executeUpdate();
        entities.createNativeQuery(CLOSE_BOOKS).executeUpdate();
    }

    @Override
    public String name() {
        return "cases that are to be counted";
    }

    @Override
    @Transactional
    public int remove(int atMost) {
        List<?> place = entities.createNativeQuery(PLACE, UUID.class).getResultList();
        return place.isEmpty() ? 0 : countBehind((UUID) place.getFirst(), atMost);
    }

    private int countBehind(UUID place, int atMost) {
        List<RightsCase> next = cases.lockedBehind(place, atMost);
        caseCount.countAnew(next);
        if (next.size() < atMost) {
            entities.createNativeQuery(FINISHED).executeUpdate();
        } else {
            entities.createNativeQuery(MOVE)
                    .setParameter("through", next.getLast().caseId())
                    .executeUpdate();
        }
        return next.size();
    }
}
