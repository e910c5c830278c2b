package com.xiaomi.privacy.intake.tracking;

import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.intake.attachment.Attachment;
import com.xiaomi.privacy.intake.attachment.AttachmentView;
import com.xiaomi.privacy.intake.attachment.Attachments;
import com.xiaomi.privacy.intake.conversation.UnreadMessages;
import com.xiaomi.privacy.intake.law.Jurisdictions;
import com.xiaomi.privacy.intake.request.PrivacyRequest;
import com.xiaomi.privacy.intake.request.Requests;
import com.xiaomi.privacy.intake.timeline.CaseProgress;
import com.xiaomi.privacy.intake.timeline.Timeline;
import com.xiaomi.privacy.intake.timeline.TimelineEntry;
import com.xiaomi.privacy.intake.tracking.StatusView.CaseView;
import com.xiaomi.privacy.intake.tracking.StatusView.TimelineView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Puts together how a request goes. */
@ApplicationScoped
class StatusReader {

    private final Requests requests;
    private final Timeline timeline;
    private final Attachments attachments;
    private final UnreadMessages unreadMessages;
    private final DataKeys dataKeys;
    private final Jurisdictions jurisdictions;
    private final Clock clock;

    StatusReader(
            Requests requests,
            Timeline timeline,
            Attachments attachments,
            UnreadMessages unreadMessages,
            DataKeys dataKeys,
            Jurisdictions jurisdictions,
            Clock clock) {
        this.requests = requests;
        this.timeline = timeline;
        this.attachments = attachments;
        this.unreadMessages = unreadMessages;
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
                NextSteps.of(
                        cases,
                        timeline.identity(requestId),
                        unreadMessages.openQuestions(requestId),
                        clock.instant(),
                        jurisdictions.dayOf(request.country(), clock.instant())),
                unreadMessages.ofRequester(requestId),
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
