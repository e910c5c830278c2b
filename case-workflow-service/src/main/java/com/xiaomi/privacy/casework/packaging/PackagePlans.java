package com.xiaomi.privacy.casework.packaging;

import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.casework.fulfilment.FulfilmentTask;
import com.xiaomi.privacy.casework.fulfilment.FulfilmentTasks;
import com.xiaomi.privacy.casework.fulfilment.TaskFiles;
import com.xiaomi.privacy.casework.packaging.PackagePlan.Source;
import com.xiaomi.privacy.casework.packaging.PackagePlan.SourceFile;
import com.xiaomi.privacy.casework.request.CaseRequest;
import com.xiaomi.privacy.casework.request.CaseRequests;
import com.xiaomi.privacy.casework.request.RequestAttachment;
import com.xiaomi.privacy.casework.request.RequestAttachments;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
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

    PackagePlans(
            RightsCases cases,
            CaseRequests requests,
            RequestAttachments attachments,
            FulfilmentTasks tasks,
            TaskFiles files) {
        this.cases = cases;
        this.requests = requests;
        this.attachments = attachments;
        this.tasks = tasks;
        this.files = files;
    }

    /** Empty if the case is no longer in fulfilment, so that nothing is to be built. */
    @Transactional
    Optional<PackagePlan> of(UUID caseId) {
        return cases.findByIdOptional(caseId)
                .filter(rightsCase -> rightsCase.state() == CaseState.IN_FULFILMENT)
                .map(this::plan);
    }

    private PackagePlan plan(RightsCase rightsCase) {
        CaseRequest request = requests.require(rightsCase.requestId());
        return new PackagePlan(
                request.requestId(),
                rightsCase.caseId(),
                request.dataKeyId(),
                request.reference(),
                request.country(),
                request.region().orElse(null),
                rightsCase.right(),
                rightsCase.law(),
                tasks.presentOf(rightsCase).stream().map(this::source).toList(),
                attachments.presentOf(request.requestId()).stream()
                        .map(RequestAttachment::attachmentId)
                        .toList());
    }

    private Source source(FulfilmentTask task) {
        return new Source(
                task.system(),
                task.result(),
                task.reason(),
                files.of(task.taskId()).stream()
                        .map(file -> new SourceFile(file.name(), file.content()))
                        .toList());
    }
}
