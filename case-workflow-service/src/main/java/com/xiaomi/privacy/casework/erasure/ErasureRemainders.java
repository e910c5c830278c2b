package com.xiaomi.privacy.casework.erasure;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What erasures have left. The row of its case is the lock. */
@ApplicationScoped
public class ErasureRemainders implements PanacheRepositoryBase<ErasureRemainder, UUID> {

    /** Those of a case, the first to go first. */
    public List<ErasureRemainder> of(UUID caseId) {
        return list("caseId = ?1 order by until, remainderId", caseId);
    }

    /** The case of one, without loading it: that comes after the lock. */
    Optional<UUID> caseOf(UUID remainderId) {
        return find("select caseId from ErasureRemainder where remainderId = ?1", remainderId)
                .project(UUID.class)
                .firstResultOptional();
    }

    /** Those that were said with the answer to a task. */
    List<ErasureRemainder> ofTask(UUID taskId) {
        return list("taskId", taskId);
    }

    /** Those of several tasks that the law still wants kept. */
    List<ErasureRemainder> keptOf(Collection<UUID> taskIds) {
        return list("taskId in ?1 and kind = ?2 and endedAt is null order by until", taskIds, RemainderKind.RETENTION);
    }

    /** Whether any of a case is still there. */
    boolean areAnyOpen(UUID caseId) {
        return count("caseId = ?1 and endedAt is null", caseId) > 0;
    }

    /** Those whose day is over, the longest over first. */
    @Transactional
    List<UUID> due(Instant now, int atMost) {
        return find("select remainderId from ErasureRemainder where tellAt <= ?1 order by tellAt", now)
                .page(Page.ofSize(atMost))
                .project(UUID.class)
                .list();
    }
}
