package com.xiaomi.privacy.casework.duplicate;

import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.contracts.event.RequestEvent.DuplicateSuspected;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Hints that cases may be duplicates. A hint moves nothing: people merge. */
@ApplicationScoped
public class DuplicateHints implements PanacheRepositoryBase<DuplicateHint, DuplicateHint.Key> {

    private final RightsCases cases;
    private final Clock clock;

    DuplicateHints(RightsCases cases, Clock clock) {
        this.cases = cases;
        this.clock = clock;
    }

    /** Keeps a hint, so that staff see it with the case. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void note(DuplicateSuspected suspected) {
        cases.locked(suspected.caseId())
                .filter(one -> one.requestId().equals(suspected.requestId()))
                .ifPresent(one -> {
                    DuplicateHint hint = new DuplicateHint(suspected, clock.instant());
                    if (findById(hint.key()) == null) {
                        persist(hint);
                        one.touch(clock.instant());
                    }
                });
    }

    /** Oldest first. */
    public List<DuplicateHint> of(UUID caseId) {
        return list("key.caseId = ?1 order by suspectedAt, key.leadingCaseId", caseId);
    }
}
