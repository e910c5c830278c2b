package com.xiaomi.privacy.casework.packaging;

import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.casework.fulfilment.FulfilmentTask;
import com.xiaomi.privacy.casework.fulfilment.FulfilmentTasks;
import com.xiaomi.privacy.casework.fulfilment.TaskFile;
import com.xiaomi.privacy.casework.fulfilment.TaskFiles;
import com.xiaomi.privacy.casework.packaging.PackagePlan.Source;
import com.xiaomi.privacy.casework.packaging.PackagePlan.SourceFile;
import com.xiaomi.privacy.casework.redaction.FileRedactions;
import com.xiaomi.privacy.casework.registry.DataSystems;
import com.xiaomi.privacy.casework.request.CaseRequest;
import com.xiaomi.privacy.casework.request.CaseRequests;
import com.xiaomi.privacy.casework.request.RequestAttachment;
import com.xiaomi.privacy.casework.request.RequestAttachments;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Says what goes into a package. */
@ApplicationScoped
class PackagePlans {

    private final RightsCases cases;
    private final CaseRequests requests;
    private final RequestAttachments attachments;
    private final FulfilmentTasks tasks;
    private final TaskFiles files;
    private final DataSystems systems;
    private final FileRedactions redactions;
    private final CasePackages packages;

    PackagePlans(
            RightsCases cases,
            CaseRequests requests,
            RequestAttachments attachments,
            FulfilmentTasks tasks,
            TaskFiles files,
            DataSystems systems,
            FileRedactions redactions,
            CasePackages packages) {
        this.cases = cases;
        this.requests = requests;
        this.attachments = attachments;
        this.tasks = tasks;
        this.files = files;
        this.systems = systems;
        this.redactions = redactions;
        this.packages = packages;
    }

    /** Empty if the case is neither in fulfilment nor has a package to be made anew, so that nothing is to be built. */
    @Transactional
    Optional<PackagePlan> of(UUID caseId) {
        return cases.findByIdOptional(caseId).filter(this::isToBeBuilt).map(this::plan);
    }

    private boolean isToBeBuilt(RightsCase rightsCase) {
        return rightsCase.state() == CaseState.IN_FULFILMENT
                || rightsCase.state() == CaseState.AWAITING_RELEASE && packages.areBeingMade(rightsCase.caseId());
    }

    private PackagePlan plan(RightsCase rightsCase) {
        CaseRequest request = requests.require(rightsCase.requestId());
        List<FulfilmentTask> answered = tasks.presentOf(rightsCase);
        return new PackagePlan(
                request.requestId(),
                rightsCase.caseId(),
                request.dataKeyId(),
                request.reference(),
                request.language(),
                request.country(),
                request.region().orElse(null),
                rightsCase.right(),
                rightsCase.law(),
                answered.stream()
                        .map(FulfilmentTask::settledAt)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(rightsCase.updatedAt()),
                answered.stream().map(this::source).toList(),
                attachments.presentOf(request.requestId()).stream()
                        .map(RequestAttachment::attachmentId)
                        .toList(),
                packages.findByIdOptional(rightsCase.caseId())
                        .map(CasePackage::redactions)
                        .orElse(0));
    }

    private Source source(FulfilmentTask task) {
        return new Source(
                task.system(),
                task.result(),
                task.reason(),
                systems.describedAt(task.system(), task.requestedAt()),
                files.of(task.taskId()).stream().map(this::sourceFile).toList());
    }

    private SourceFile sourceFile(TaskFile file) {
        return redactions
                .findByIdOptional(file.fileId())
                .map(redaction -> new SourceFile(file.name(), redaction.content(), Optional.of(redaction.ground())))
                .orElseGet(() -> new SourceFile(file.name(), file.content(), Optional.empty()));
    }
}
