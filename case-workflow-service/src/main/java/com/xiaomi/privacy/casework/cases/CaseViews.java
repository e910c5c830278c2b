package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.casework.cases.CaseBody.AttachmentLine;
import com.xiaomi.privacy.casework.cases.CaseBody.FileLine;
import com.xiaomi.privacy.casework.cases.CaseBody.FlagLine;
import com.xiaomi.privacy.casework.cases.CaseBody.IdentityLine;
import com.xiaomi.privacy.casework.cases.CaseBody.PackageLine;
import com.xiaomi.privacy.casework.cases.CaseBody.RemainderLine;
import com.xiaomi.privacy.casework.cases.CaseBody.TaskLine;
import com.xiaomi.privacy.casework.cases.CaseBody.TimelineLine;
import com.xiaomi.privacy.casework.erasure.ErasureRemainder;
import com.xiaomi.privacy.casework.erasure.ErasureRemainders;
import com.xiaomi.privacy.casework.fulfilment.FulfilmentTask;
import com.xiaomi.privacy.casework.fulfilment.FulfilmentTasks;
import com.xiaomi.privacy.casework.fulfilment.TaskFiles;
import com.xiaomi.privacy.casework.handover.HandoverView;
import com.xiaomi.privacy.casework.handover.Handovers;
import com.xiaomi.privacy.casework.identity.IdentityReports;
import com.xiaomi.privacy.casework.identity.IdentityTime;
import com.xiaomi.privacy.casework.packaging.CasePackages;
import com.xiaomi.privacy.casework.request.CaseRequest;
import com.xiaomi.privacy.casework.request.CaseRequests;
import com.xiaomi.privacy.casework.request.RequestAttachments;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Puts together everything that staff see of a case. */
@ApplicationScoped
class CaseViews {

    private final RightsCases cases;
    private final CaseRequests requests;
    private final RequestAttachments attachments;
    private final CaseTransitionRows timeline;
    private final FulfilmentTasks tasks;
    private final TaskFiles files;
    private final ErasureRemainders remainders;
    private final CasePackages packages;
    private final Handovers handovers;
    private final CaseDealings dealings;
    private final IdentityReports identityReports;
    private final AuditTrail auditTrail;

    CaseViews(
            RightsCases cases,
            CaseRequests requests,
            RequestAttachments attachments,
            CaseTransitionRows timeline,
            FulfilmentTasks tasks,
            TaskFiles files,
            ErasureRemainders remainders,
            CasePackages packages,
            Handovers handovers,
            CaseDealings dealings,
            IdentityReports identityReports,
            AuditTrail auditTrail) {
        this.cases = cases;
        this.requests = requests;
        this.attachments = attachments;
        this.timeline = timeline;
        this.tasks = tasks;
        this.files = files;
        this.remainders = remainders;
        this.packages = packages;
        this.handovers = handovers;
        this.dealings = dealings;
        this.identityReports = identityReports;
        this.auditTrail = auditTrail;
    }

    /** The full case; empty if there is none. Notes who looks, where it holds what a person or about a person was written. */
    @Transactional
    Optional<CaseBody> shownTo(Actor.Staff reader, UUID caseId) {
        Optional<CaseBody> shown = cases.findByIdOptional(caseId).map(this::body);
        shown.filter(CaseBody::holdsPersonalText)
                .ifPresent(body -> auditTrail.record(
                        AuditEntry.of(body.requestId(), reader, "case.read").with("caseId", caseId)));
        return shown;
    }

    private CaseBody body(RightsCase rightsCase) {
        CaseRequest request = requests.require(rightsCase.requestId());
        return new CaseBody(
                rightsCase.caseId(),
                rightsCase.requestId(),
                request.reference(),
                rightsCase.right(),
                rightsCase.state(),
                rightsCase.outcome(),
                request.country(),
                request.region().orElse(null),
                request.language(),
                request.requesterKind(),
                request.receivedAt(),
                rightsCase.law(),
                rightsCase.lawVersion(),
                rightsCase.due(),
                rightsCase.dueStatus(),
                rightsCase.assignee().orElse(null),
                rightsCase.escalatedTo().orElse(null),
                rightsCase.openedAt(),
                rightsCase.updatedAt(),
                rightsCase.closedAt(),
                rightsCase.appealUntil().orElse(null),
                rightsCase.mergedInto(),
                rightsCase.splitFrom().orElse(null),
                rightsCase.categories().stream().sorted().toList(),
                request.unreadMessages(),
                rightsCase.version(),
                timeline.of(rightsCase.caseId()).stream()
                        .map(CaseViews::timelineLine)
                        .toList(),
                dealings.clock(rightsCase.caseId()),
                dealings.questions(rightsCase.caseId()),
                dealings.fees(rightsCase.caseId(), request),
                dealings.extensions(rightsCase.caseId(), request),
                dealings.appeals(rightsCase.caseId(), request),
                dealings.duplicates(rightsCase.caseId()),
                identityLine(rightsCase),
                tasks.of(rightsCase.caseId()).stream().map(this::taskLine).toList(),
                remainders.of(rightsCase.caseId()).stream()
                        .map(CaseViews::remainderLine)
                        .toList(),
                dealings.decisions(rightsCase.caseId(), request),
                packageLine(rightsCase),
                handovers.lastOf(rightsCase.caseId()).map(HandoverView::of).orElse(null),
                attachments(request));
    }

    private IdentityLine identityLine(RightsCase rightsCase) {
        Optional<IdentityTime> time = identityReports.timeOf(rightsCase.requestId());
        return new IdentityLine(
                time.flatMap(IdentityTime::noticedAt).orElse(null),
                time.flatMap(IdentityTime::expiresAt).orElse(null),
                time.flatMap(IdentityTime::expiredAt).orElse(null),
                rightsCase.state() == CaseState.AWAITING_IDENTITY && rightsCase.due() != null,
                identityReports.flagsOf(rightsCase.requestId()).stream()
                        .map(flag -> new FlagLine(flag.signal(), flag.flaggedAt()))
                        .toList());
    }

    private static TimelineLine timelineLine(CaseTransition line) {
        return new TimelineLine(line.movedAt(), line.command(), line.from(), line.to(), line.actor());
    }

    private TaskLine taskLine(FulfilmentTask task) {
        List<FileLine> lines = files.of(task.taskId()).stream()
                .map(file -> new FileLine(
                        file.name(), file.content().sizeBytes(), file.content().sha256()))
                .toList();
        return new TaskLine(
                task.taskId(),
                task.system(),
                task.mode(),
                task.answerBy(),
                task.attempts(),
                task.failures(),
                task.overdueSince(),
                task.takenOverBy(),
                task.cancelledAt(),
                task.result(),
                task.reason(),
                task.requestedAt(),
                task.settledAt(),
                task.grantedBy(),
                task.approvedBy().orElse(null),
                lines);
    }

    private static RemainderLine remainderLine(ErasureRemainder remainder) {
        return new RemainderLine(
                remainder.remainderId(),
                remainder.taskId(),
                remainder.system(),
                remainder.category(),
                remainder.kind(),
                remainder.ground(),
                remainder.until(),
                remainder.endedAt());
    }

    private PackageLine packageLine(RightsCase rightsCase) {
        return packages.findByIdOptional(rightsCase.caseId())
                .map(built -> new PackageLine(
                        built.content().sizeBytes(),
                        built.content().sha256(),
                        built.builtAt(),
                        rightsCase.packageAvailableUntil()))
                .orElse(null);
    }

    private List<AttachmentLine> attachments(CaseRequest request) {
        return attachments.of(request.requestId()).stream()
                .map(one -> new AttachmentLine(
                        one.attachmentId(), one.mediaType(), one.sizeBytes(), one.scanned(), one.withdrawnAt()))
                .toList();
    }
}
