package com.xiaomi.privacy.intake.tracking;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.intake.attachment.AttachmentView;
import com.xiaomi.privacy.intake.law.ControllerView;
import com.xiaomi.privacy.intake.timeline.TimelineCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * How a request goes, for the person. Holds states and the person's own uploads, no words of staff.
 *
 * @param receivedAt UTC
 * @param nextSteps what the person can do now
 * @param timeline oldest first
 */
record StatusView(
        UUID requestId,
        String reference,
        Instant receivedAt,
        ControllerView controller,
        List<CaseView> cases,
        List<NextStep> nextSteps,
        List<AttachmentView> attachments,
        List<TimelineView> timeline) {

    StatusView {
        cases = List.copyOf(cases);
        nextSteps = List.copyOf(nextSteps);
        attachments = List.copyOf(attachments);
        timeline = List.copyOf(timeline);
    }

    /**
     * One case.
     *
     * @param outcome null while open
     * @param due last day for the answer, at the controller's place; null while the clock is suspended
     * @param packageAvailableUntil UTC; null if there is nothing to download
     */
    record CaseView(
            UUID caseId, Right right, CaseState state, Outcome outcome, LocalDate due, Instant packageAvailableUntil) {}

    /**
     * Something the person can do.
     *
     * @param caseId the case it is about; absent where it concerns the whole request
     * @param verificationId where to prove who one is
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NextStep(Action action, UUID caseId, UUID verificationId) {}

    /** What the person can do. */
    enum Action {
        PROVE_IDENTITY,
        DOWNLOAD_PACKAGE
    }

    /**
     * One thing that happened.
     *
     * @param at UTC
     * @param text in plain English
     * @param caseId the case it is about; absent where it concerns the whole request
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TimelineView(Instant at, TimelineCode code, String text, UUID caseId) {}
}
