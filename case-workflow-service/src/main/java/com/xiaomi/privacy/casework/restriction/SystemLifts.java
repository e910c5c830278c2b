package com.xiaomi.privacy.casework.restriction;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What data systems have to lift. The row of its case is the lock. */
@ApplicationScoped
class SystemLifts implements PanacheRepositoryBase<SystemLift, UUID> {

    /** By system. */
    List<SystemLift> of(RestrictionLift lift) {
        return list("liftId = ?1 order by system", lift.liftId());
    }

    /** The last one for a task. */
    Optional<SystemLift> latestOf(UUID taskId) {
        return find("taskId = ?1 order by systemLiftId desc", taskId).firstResultOptional();
    }

    /** Whether any system has not lifted yet. */
    boolean areAnyOpen(RestrictionLift lift) {
        return isAny("liftId = ?1 and liftedAt is null", lift.liftId());
    }

    /** Whether what was restricted for a task is restricted no longer. */
    boolean wasLifted(UUID taskId) {
        return isAny("taskId = ?1 and liftedAt is not null", taskId);
    }

    private boolean isAny(String condition, UUID id) {
        return find("select 1 from SystemLift where " + condition, id)
                .project(Integer.class)
                .firstResultOptional()
                .isPresent();
    }

    /** The case of one, without loading it: that comes after the lock. */
    Optional<UUID> caseOf(UUID systemLiftId) {
        return find("select caseId from SystemLift where systemLiftId = ?1", systemLiftId)
                .project(UUID.class)
                .firstResultOptional();
    }

    /** Those whose system is to be told, the longest due first. */
    @Transactional
    List<UUID> due(Instant now, int atMost) {
        return find("select systemLiftId from SystemLift where tellAt <= ?1 order by tellAt", now)
                .page(Page.ofSize(atMost))
                .project(UUID.class)
                .list();
    }
}
