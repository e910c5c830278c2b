package com.xiaomi.privacy.intake.tracking;

import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.intake.attachment.Attachment;
import com.xiaomi.privacy.intake.attachment.AttachmentView;
import com.xiaomi.privacy.intake.attachment.Attachments;
import com.xiaomi.privacy.intake.law.Jurisdictions;
import com.xiaomi.privacy.intake.request.PrivacyRequest;
import com.xiaomi.privacy.intake.request.Requests;
import com.xiaomi.privacy.intake.timeline.CaseProgress;
import com.xiaomi.privacy.intake.timeline.IdentityProgress;
import com.xiaomi.privacy.intake.timeline.Timeline;
import com.xiaomi.privacy.intake.timeline.TimelineEntry;
import com.xiaomi.privacy.intake.tracking.StatusView.Action;
import com.xiaomi.privacy.intake.tracking.StatusView.CaseView;
import com.xiaomi.privacy.intake.tracking.StatusView.NextStep;
import com.xiaomi.privacy.intake.tracking.StatusView.TimelineView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Puts together how a request goes. */
@ApplicationScoped
class StatusReader {

    private final Requests requests;
    private final Timeline timeline;
    private final Attachments attachments;
    private final DataKeys dataKeys;
    private final Jurisdictions jurisdictions;
    private final Clock clock;

    StatusReader(
            Requests requests,
            Timeline timeline,
            Attachments attachments,
            DataKeys dataKeys,
            Jurisdictions jurisdictions,
            Clock clock) {
        this.requests = requests;
        this.timeline = timeline;
        this.attachments = attachments;
        this.dataKeys = dataKeys;
        this.jurisdictions = jurisdictions;
        this.clock = clock;
    }

    @Transactional
    StatusView read(UUID requestId) {
        PrivacyRequest request = requests.require(requestId);
        List<CaseProgress> cases = timeline.cases(requestId);
        return new StatusView(
                requestId,
                request.reference(),
                request.receivedAt(),
                jurisdictions.controllerOf(request.country()),
                cases.stream().map(StatusReader::view).toList(),
                timeline.identity(requestId)
                        .map(identity -> nextSteps(cases, identity, clock.instant()))
                        .orElse(List.of()),
                files(request),
                timeline.entries(requestId).stream().map(StatusReader::view).toList());
    }

    private List<AttachmentView> files(PrivacyRequest request) {
        List<Attachment> present = attachments.of(request.requestId());
        if (present.isEmpty()) {
            return List.of();
        }
        DataKey key = dataKeys.byId(request.dataKeyId());
        return present.stream()
                .map(attachment -> AttachmentView.of(attachment, key))
                .toList();
    }

    /** What the person can do now; both need a place to prove who they are. */
    static List<NextStep> nextSteps(List<CaseProgress> cases, IdentityProgress identity, Instant now) {
        List<NextStep> steps = new ArrayList<>();
        boolean waiting = cases.stream().anyMatch(each -> each.state() == CaseState.AWAITING_IDENTITY);
        if (waiting && !identity.isVerified()) {
            steps.add(new NextStep(Action.PROVE_IDENTITY, null, identity.verificationId()));
        }
        cases.stream()
                .filter(each -> Optional.ofNullable(each.packageAvailableUntil())
                        .filter(now::isBefore)
                        .isPresent())
                .map(each -> new NextStep(Action.DOWNLOAD_PACKAGE, each.caseId(), identity.verificationId()))
                .forEach(steps::add);
        return steps;
    }

    private static CaseView view(CaseProgress progress) {
        return new CaseView(
                progress.caseId(),
                progress.right(),
                progress.state(),
                progress.outcome(),
                progress.due(),
                progress.packageAvailableUntil());
    }

    private static TimelineView view(TimelineEntry entry) {
        return new TimelineView(entry.at(), entry.code(), entry.code().words(), entry.caseId());
    }
}
