package com.xiaomi.privacy.casework.packaging;

import com.xiaomi.privacy.casework.cases.CaseMoves;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.casework.fulfilment.FulfilmentTask;
import com.xiaomi.privacy.casework.fulfilment.FulfilmentTasks;
import com.xiaomi.privacy.casework.fulfilment.TaskFile;
import com.xiaomi.privacy.casework.fulfilment.TaskFiles;
import com.xiaomi.privacy.casework.objects.StoredObject;
import com.xiaomi.privacy.casework.redaction.FileRedactions;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What is to be deleted of packages that nobody can download any more, and the proof that it was. */
@ApplicationScoped
class ExpiredPackages {

    private final CasePackages packages;
    private final RightsCases cases;
    private final FulfilmentTasks tasks;
    private final TaskFiles files;
    private final FileRedactions redactions;
    private final CaseMoves moves;
    private final AuditTrail auditTrail;
    private final Clock clock;

    ExpiredPackages(
            CasePackages packages,
            RightsCases cases,
            FulfilmentTasks tasks,
            TaskFiles files,
            FileRedactions redactions,
            CaseMoves moves,
            AuditTrail auditTrail,
            Clock clock) {
        this.packages = packages;
        this.cases = cases;
        this.tasks = tasks;
        this.files = files;
        this.redactions = redactions;
        this.moves = moves;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /** Closed cases whose package has expired, or was never released. */
    @Transactional
    List<UUID> some(int atMost) {
        return packages.expired(clock.instant(), atMost);
    }

    /** What a closed case has in the store: its package, and the files of which it was made. */
    @Transactional
    List<StoredObject> of(UUID caseId) {
        List<StoredObject> all = new ArrayList<>();
        packages.findByIdOptional(caseId).ifPresent(built -> all.add(built.content()));
        filesOf(caseId).forEach(file -> {
            all.add(file.content());
            redactions.findByIdOptional(file.fileId()).ifPresent(shown -> all.add(shown.content()));
        });
        return all;
    }

    /**
     * Notes that contents were deleted.
     *
     * @param deleted those that are gone from the store; what a case has got since stays
     */
    @Transactional
    void forget(UUID caseId, List<StoredObject> deleted) {
        RightsCase rightsCase = cases.locked(caseId).orElseThrow();
        List<String> gone = deleted.stream().map(StoredObject::object).toList();
        packages.findByIdOptional(caseId)
                .filter(built -> gone.contains(built.content().object()))
                .ifPresent(built -> {
                    note(rightsCase, "package.deleted", built.content());
                    packages.delete(built);
                });
        filesOf(caseId).stream()
                .filter(file -> gone.contains(file.content().object()))
                .forEach(file -> {
                    note(rightsCase, "task.file-deleted", file.content());
                    redactions.deleteById(file.fileId());
                    files.delete(file);
                });
        rightsCase.touch(clock.instant());
    }

    private List<TaskFile> filesOf(UUID caseId) {
        return tasks.of(caseId).stream()
                .map(FulfilmentTask::taskId)
                .flatMap(taskId -> files.of(taskId).stream())
                .toList();
    }

    private void note(RightsCase rightsCase, String action, StoredObject content) {
        Instant now = clock.instant();
        auditTrail.record(AuditEntry.of(rightsCase.requestId(), moves.self(), action)
                .with("caseId", rightsCase.caseId())
                .with("sha256", content.sha256())
                .with("object", content.object())
                .with("deletedAt", now));
    }
}
