package com.xiaomi.privacy.casework.packaging;

import com.xiaomi.privacy.foundation.timers.Sweep;
import com.xiaomi.privacy.foundation.timers.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/**
 * Has packages made anew for which that was asked while an earlier making of theirs was just ending: such an ask is lost in the
 * work queue, which keeps one of a kind.
 */
@ApplicationScoped
class StalePackages implements Sweep {

    private final CasePackages packages;
    private final WorkQueue workQueue;

    StalePackages(CasePackages packages, WorkQueue workQueue) {
        this.packages = packages;
        this.workQueue = workQueue;
    }

    @Override
    public String name() {
        return "packages to be made anew";
    }

    /** They stay what they are until they are made, so that there is never more to do at once. */
    @Override
    @Transactional
    public int remove(int atMost) {
        List<UUID> stale = packages.stale(atMost);
        stale.forEach(caseId -> workQueue.enqueue(PackageBuilder.NAME, caseId));
        return 0;
    }
}
