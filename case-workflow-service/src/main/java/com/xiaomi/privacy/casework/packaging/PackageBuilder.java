package com.xiaomi.privacy.casework.packaging;

import com.xiaomi.privacy.casework.cases.CaseCommand;
import com.xiaomi.privacy.casework.cases.CaseMoves;
import com.xiaomi.privacy.casework.cases.CommandResult;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.casework.objects.KeptObjects;
import com.xiaomi.privacy.casework.objects.ObjectRemovals;
import com.xiaomi.privacy.casework.objects.StoredObject;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.foundation.timers.DurableWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Builds the package of a case when its tasks are settled. Repeated, it builds a new one only if none was kept. */
@ApplicationScoped
public class PackageBuilder implements DurableWork {

    /** Names this kind of work. */
    public static final String NAME = "build-package";

    private final PackagePlans plans;
    private final PackageWriter writer;
    private final CasePackages packages;
    private final RightsCases cases;
    private final CaseMoves moves;
    private final KeptObjects objects;
    private final ObjectRemovals removals;
    private final DataKeys dataKeys;
    private final Clock clock;

    PackageBuilder(
            PackagePlans plans,
            PackageWriter writer,
            CasePackages packages,
            RightsCases cases,
            CaseMoves moves,
            KeptObjects objects,
            ObjectRemovals removals,
            DataKeys dataKeys,
            Clock clock) {
        this.plans = plans;
        this.writer = writer;
        this.packages = packages;
        this.cases = cases;
        this.moves = moves;
        this.objects = objects;
        this.removals = removals;
        this.dataKeys = dataKeys;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID caseId) throws IOException {
        Optional<PackagePlan> plan = plans.of(caseId);
        if (plan.isPresent()) {
            build(plan.get());
        }
    }

    private void build(PackagePlan plan) throws IOException {
        DataKey key = dataKeys.byId(plan.dataKeyId());
        objects.write("package", key, target -> writer.write(plan, key, target), content -> keep(plan, content));
    }

    /** The package is wanted if the case was still waiting for it; another replica or a withdrawal may have been first. */
    private Built keep(PackagePlan plan, StoredObject content) {
        UUID caseId = plan.caseId();
        RightsCase rightsCase =
                cases.locked(caseId).orElseThrow(() -> new IllegalStateException("case " + caseId + " is gone"));
        if (rightsCase.state() == CaseState.AWAITING_RELEASE) {
            return renew(plan, content);
        }
        boolean moved = moves.onFact(rightsCase, CaseCommand.FINISH_FULFILMENT) instanceof CommandResult.Applied;
        if (moved) {
            packages.findByIdOptional(caseId)
                    .ifPresentOrElse(
                            earlier -> replace(earlier, content),
                            () -> packages.persist(new CasePackage(caseId, content, clock.instant())));
        }
        return new Built(moved);
    }

    /** Something was held back or given free since the package was made. */
    private Built renew(PackagePlan plan, StoredObject content) {
        CasePackage present = packages.findById(plan.caseId());
        StoredObject before = present.content();
        boolean renewed = present.renew(content, plan.redactions(), clock.instant());
        if (renewed) {
            removals.afterCommit(before.bucket(), before.object());
        }
        return new Built(renewed);
    }

    private void replace(CasePackage earlier, StoredObject content) {
        removals.afterCommit(earlier.content().bucket(), earlier.content().object());
        earlier.replace(content, clock.instant());
    }

    private record Built(boolean isWanted) implements KeptObjects.Wanted {}
}
