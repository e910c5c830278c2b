package com.xiaomi.privacy.casework.report;

import com.xiaomi.privacy.casework.cases.CaseFollower;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Keeps the books of the reports: whenever a case is opened, closed or taken up again, what was counted of it before is taken
 * back and what it is now is added, by the transaction that moves it. The caller holds the lock of the case.
 */
@ApplicationScoped
class CaseCount implements CaseFollower {

    private final CaseFacts facts;
    private final CountedCases counted;
    private final EntityManager entities;

    CaseCount(CaseFacts facts, CountedCases counted, EntityManager entities) {
        this.facts = facts;
        this.counted = counted;
        this.entities = entities;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void opened(RightsCase opened) {
        countAnew(List.of(opened));
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void moved(RightsCase moved, CaseState from) {
        if (from == CaseState.CLOSED || moved.state() == CaseState.CLOSED) {
            countAnew(List.of(moved));
        }
    }

    /** Counts cases as they are now; does nothing for those that were counted so before. */
    @Transactional(Transactional.TxType.MANDATORY)
    void countAnew(List<RightsCase> cases) {
        Map<UUID, CaseFigures> now = facts.of(cases);
        Map<UUID, CountedCase> before = counted.of(List.copyOf(now.keySet()));
        Map<Line, Long> changes = new HashMap<>();
        now.forEach((caseId, figures) -> {
            figures.lines().forEach((line, amount) -> changes.merge(line, amount, Long::sum));
            CountedCase known = before.get(caseId);
            if (known == null) {
                counted.persist(new CountedCase(caseId, figures));
            } else {
                known.lines().forEach((line, amount) -> changes.merge(line, -amount, Long::sum));
                known.count(figures);
            }
        });
        changes.forEach((line, amount) -> {
            if (amount != 0) {
                entities.persist(new ReportDelta(line, amount));
            }
        });
    }
}
