package com.xiaomi.privacy.intake.tracking;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.PeriodBasis;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.intake.attachment.AttachmentView;
import com.xiaomi.privacy.intake.law.ControllerView;
import com.xiaomi.privacy.intake.timeline.TimelineCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a request goes, for the person. Holds states and the person's own uploads, no words of staff.
 *
 * @param receivedAt UTC
 * @param nextSteps what the person can do now
 * @param unreadMessages how many messages of staff the person has not marked as read
 * @param timeline oldest first
 */
record StatusView(
        UUID requestId,
        String reference,
        Instant receivedAt,
        ControllerView controller,
        List<CaseView> cases,
        List<NextStep> nextSteps,
        long unreadMessages,
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
            UUID caseId,
            Right right,
            CaseState state,
            @Schema(nullable = true) Outcome outcome,
            @Schema(nullable = true) LocalDate due,
            @Schema(nullable = true) Instant packageAvailableUntil) {}

    /**
     * Something the person can do.
     *
     * @param caseId the case it is about; absent where it concerns the whole request
     * @param verificationId where to prove who one is; absent where that is not needed
     * @param messageId the question to answer; absent for other actions
     * @param amountMinor the fee to accept or decline, in the smallest unit of the currency; absent for other actions
     * @param currency ISO 4217; absent for other actions
     * @param lastDay until when it can be done, at the controller's place; absent where nothing is known to end it
     * @param lastDayBasis whether a law sets that day or the controller promised it; absent without one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NextStep(
            Action action,
            @Schema(nullable = true) UUID caseId,
            @Schema(nullable = true) UUID verificationId,
            @Schema(nullable = true) UUID messageId,
            @Schema(nullable = true) Long amountMinor,
            @Schema(nullable = true) String currency,
            @Schema(nullable = true) LocalDate lastDay,
            @Schema(nullable = true) PeriodBasis lastDayBasis) {

        static NextStep prove(UUID verificationId) {
            return new NextStep(Action.PROVE_IDENTITY, null, verificationId, null, null, null, null, null);
        }

        static NextStep download(UUID caseId, UUID verificationId) {
            return new NextStep(Action.DOWNLOAD_PACKAGE, caseId, verificationId, null, null, null, null, null);
        }

        static NextStep answerQuestion(UUID caseId, UUID messageId) {
            return new NextStep(Action.ANSWER_QUESTION, caseId, null, messageId, null, null, null, null);
        }

        static NextStep answerFee(UUID caseId, Long amountMinor, String currency) {
            return new NextStep(Action.ANSWER_FEE, caseId, null, null, amountMinor, currency, null, null);
        }

        static NextStep appeal(UUID caseId, LocalDate lastDay, PeriodBasis basis) {
            return new NextStep(Action.APPEAL, caseId, null, null, null, null, lastDay, basis);
        }
    }

    /** What the person can do. */
    enum Action {
        PROVE_IDENTITY,
        ANSWER_QUESTION,
        ANSWER_FEE,
        DOWNLOAD_PACKAGE,
        APPEAL
    }

    /**
     * One thing that happened.
     *
     * @param at UTC
     * @param text in plain English
     * @param caseId the case it is about; absent where it concerns the whole request
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TimelineView(
            Instant at,
            TimelineCode code,
            String text,
            @Schema(nullable = true) UUID caseId) {}
}
