package com.xiaomi.privacy.casework.redaction;

import com.xiaomi.privacy.casework.cases.CommandResult.Rejection;
import com.xiaomi.privacy.casework.cases.Rejections;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.casework.fulfilment.FulfilmentTasks;
import com.xiaomi.privacy.casework.fulfilment.TaskFile;
import com.xiaomi.privacy.casework.fulfilment.TaskFiles;
import com.xiaomi.privacy.casework.objects.KeptObjects;
import com.xiaomi.privacy.casework.objects.ObjectRemovals;
import com.xiaomi.privacy.casework.objects.StoredObject;
import com.xiaomi.privacy.casework.packaging.CasePackage;
import com.xiaomi.privacy.casework.packaging.CasePackages;
import com.xiaomi.privacy.casework.packaging.PackageBuilder;
import com.xiaomi.privacy.casework.request.CaseRequests;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.timers.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Holds back, file by file, what must not reach the person, before a second person releases the package; the package is made
 * anew each time and not released before that is done.
 */
@ApplicationScoped
class Redactions {

    private final RightsCases cases;
    private final CaseRequests requests;
    private final FulfilmentTasks tasks;
    private final TaskFiles files;
    private final FileRedactions redactions;
    private final CasePackages packages;
    private final ObjectRemovals removals;
    private final WorkQueue workQueue;
    private final AuditTrail auditTrail;
    private final Clock clock;

    Redactions(
            RightsCases cases,
            CaseRequests requests,
            FulfilmentTasks tasks,
            TaskFiles files,
            FileRedactions redactions,
            CasePackages packages,
            ObjectRemovals removals,
            WorkQueue workQueue,
            AuditTrail auditTrail,
            Clock clock) {
        this.cases = cases;
        this.requests = requests;
        this.tasks = tasks;
        this.files = files;
        this.redactions = redactions;
        this.packages = packages;
        this.removals = removals;
        this.workQueue = workQueue;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /**
     * The data key of the request whose file may be redacted.
     *
     * @throws ProblemException {@link ProblemType#NOT_FOUND} if there is no such file, {@link ProblemType#TRANSITION_NOT_ALLOWED}
     *     if its case does not wait for its release, or is another agent's
     */
    @Transactional
    UUID dataKeyFor(UUID taskId, String name, Actor.Staff staff) {
        return requests.require(held(taskId, name, staff).rightsCase().requestId())
                .dataKeyId();
    }

    /**
     * Shows something else in place of a file.
     *
     * @param content empty to show nothing of it
     * @throws ProblemException as {@link #dataKeyFor}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Redacted redact(UUID taskId, String name, Actor.Staff staff, RedactionGround ground, StoredObject content) {
        Held held = held(taskId, name, staff);
        Instant now = clock.instant();
        Optional<FileRedaction> before = redactions.findByIdOptional(held.file().fileId());
        before.ifPresent(this::remove);
        FileRedaction redaction =
                before.orElseGet(() -> new FileRedaction(held.file().fileId()));
        redaction.show(content, ground, staff.subject(), now);
        redactions.persist(redaction);
        anew(held, staff, "task.file-redacted", ground.name(), content.sha256());
        return new Redacted(name, ground, redaction.isEntire());
    }

    /**
     * Shows a file as it is again; does nothing if it is shown so.
     *
     * @throws ProblemException as {@link #dataKeyFor}
     */
    @Transactional
    void giveFree(UUID taskId, String name, Actor.Staff staff) {
        Held held = held(taskId, name, staff);
        redactions.findByIdOptional(held.file().fileId()).ifPresent(redaction -> {
            remove(redaction);
            redactions.delete(redaction);
            anew(
                    held,
                    staff,
                    "task.file-given-free",
                    redaction.ground().name(),
                    redaction.content().sha256());
        });
    }

    private void anew(Held held, Actor.Staff staff, String action, String ground, String sha256) {
        RightsCase rightsCase = held.rightsCase();
        held.built().redacted();
        workQueue.enqueue(PackageBuilder.NAME, rightsCase.caseId());
        rightsCase.touch(clock.instant());
        auditTrail.record(AuditEntry.of(rightsCase.requestId(), staff, action)
                .with("caseId", rightsCase.caseId())
                .with("taskId", held.file().taskId())
                .with("fileId", held.file().fileId())
                .with("ground", ground)
                .with("sha256", sha256));
    }

    private void remove(FileRedaction redaction) {
        removals.afterCommit(redaction.content().bucket(), redaction.content().object());
    }

    private Held held(UUID taskId, String name, Actor.Staff staff) {
        RightsCase rightsCase = tasks.caseOf(taskId).flatMap(cases::locked).orElseThrow(Redactions::unknown);
        TaskFile file = files.named(taskId, name).orElseThrow(Redactions::unknown);
        if (!rightsCase.assignee().equals(Optional.of(staff.subject()))) {
            throw Rejections.problem(Rejection.NOT_THE_ASSIGNEE);
        }
        CasePackage built = packages.findByIdOptional(rightsCase.caseId())
                .filter(ignored -> rightsCase.state() == CaseState.AWAITING_RELEASE)
                .orElseThrow(() -> Rejections.problem(Rejection.NOT_IN_THIS_STATE));
        return new Held(rightsCase, file, built);
    }

    private static ProblemException unknown() {
        return ProblemException.of(ProblemType.NOT_FOUND, "See the files on the page of the case.");
    }

    private record Held(RightsCase rightsCase, TaskFile file, CasePackage built) {}

    /**
     * What became of a file.
     *
     * @param entirely whether nothing of it is shown
     */
    record Redacted(String name, RedactionGround ground, boolean entirely) implements KeptObjects.Wanted {
        @Override
        public boolean isWanted() {
            return true;
        }
    }
}
