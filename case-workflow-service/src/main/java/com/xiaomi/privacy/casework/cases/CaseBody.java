package com.xiaomi.privacy.casework.cases;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.xiaomi.privacy.casework.fee.FeeQuote;
import com.xiaomi.privacy.casework.legal.DueStatus;
import com.xiaomi.privacy.casework.question.CaseQuestion;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.EscalationRole;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.PeriodBasis;
import com.xiaomi.privacy.contracts.vocabulary.RefusalGround;
import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.RiskSignal;
import com.xiaomi.privacy.contracts.vocabulary.TaskResult;
import com.xiaomi.privacy.legal.clock.ClockEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A case as staff see it. Times are UTC.
 *
 * @param outcome null while open
 * @param region null where the country alone decides
 * @param due null while the clock is not running
 * @param assignee {@code sub} of the agent; null if nobody has it
 * @param escalatedTo before whom the case was put; null if it was not
 * @param closedAt null while open
 * @param version as in the ETag
 * @param appealUntil last day to contest the decision; null while open, or if it can't be
 * @param mergedInto the leading case of a duplicate; null otherwise
 * @param unreadMessages messages of the person, about any case of the request, that no staff has read yet
 * @param duplicates hints that the person asked for the same before
 * @param identity how the proof of identity stands
 * @param clock what happened and matters to the dates
 * @param casePackage null before it is built, and for rights without one
 */
record CaseBody(
        UUID caseId,
        UUID requestId,
        String reference,
        Right right,
        CaseState state,
        Outcome outcome,
        String country,
        String region,
        String language,
        RequesterKind requesterKind,
        Instant receivedAt,
        String law,
        String lawVersion,
        LocalDate due,
        DueStatus dueStatus,
        UUID assignee,
        EscalationRole escalatedTo,
        Instant openedAt,
        Instant updatedAt,
        Instant closedAt,
        LocalDate appealUntil,
        UUID mergedInto,
        int unreadMessages,
        long version,
        List<TimelineLine> timeline,
        List<ClockLine> clock,
        List<QuestionLine> questions,
        List<FeeLine> fees,
        List<AppealLine> appeals,
        List<DuplicateLine> duplicates,
        IdentityLine identity,
        List<TaskLine> tasks,
        List<DecisionLine> decisions,
        @JsonProperty("package") PackageLine casePackage,
        List<AttachmentLine> attachments) {

    CaseBody {
        timeline = List.copyOf(timeline);
        clock = List.copyOf(clock);
        questions = List.copyOf(questions);
        fees = List.copyOf(fees);
        appeals = List.copyOf(appeals);
        duplicates = List.copyOf(duplicates);
        tasks = List.copyOf(tasks);
        decisions = List.copyOf(decisions);
        attachments = List.copyOf(attachments);
    }

    /**
     * How the proof of identity of the request stands.
     *
     * @param noticedAt when the person was told last that the time runs out; null if they were not
     * @param expiresAt last moment to prove it; null before the first notice
     * @param expiredAt when the time was over; null if it is not
     * @param clockRunsOn whether the answer is due although the proof is missing, as under most laws
     * @param flags what staff should look at before they rely on the proof
     */
    record IdentityLine(
            Instant noticedAt, Instant expiresAt, Instant expiredAt, boolean clockRunsOn, List<FlagLine> flags) {

        IdentityLine {
            flags = List.copyOf(flags);
        }
    }

    /** Something worth a look. */
    record FlagLine(RiskSignal signal, Instant flaggedAt) {}

    /** A move, with who made it as in audit entries. */
    record TimelineLine(Instant at, String command, CaseState from, CaseState to, String actor) {}

    /**
     * Something that matters to the legal clock.
     *
     * @param cause the request (identity), question, fee quote, decision or appeal it goes back to
     */
    record ClockLine(ClockEvent.Type type, Instant at, UUID cause) {}

    /**
     * A question that the case waits or waited for; its words lie in the conversation.
     *
     * @param questionId the message that asks
     * @param askedBy {@code sub} of the agent
     * @param ending null while the case waits
     * @param endedAt null while the case waits
     */
    record QuestionLine(UUID questionId, UUID askedBy, Instant askedAt, CaseQuestion.Ending ending, Instant endedAt) {}

    /**
     * A fee that was quoted.
     *
     * @param amountMinor in the smallest unit of the currency
     * @param extraCopy whether the person had asked for a further copy
     * @param answer null while it is with the person
     * @param answeredAt null while it is with the person
     */
    record FeeLine(
            UUID quoteId,
            long amountMinor,
            String currency,
            String calculation,
            boolean extraCopy,
            String quotedBy,
            Instant quotedAt,
            FeeQuote.Answer answer,
            Instant answeredAt) {

        @Override
        public String toString() {
            return "FeeLine[" + quoteId + "]";
        }
    }

    /** An appeal, with the decision it contests. */
    record AppealLine(
            UUID appealId, UUID decisionId, String reason, Instant receivedAt, LocalDate due, PeriodBasis basis) {

        @Override
        public String toString() {
            return "AppealLine[" + appealId + "]";
        }
    }

    /** A case that may ask for the same. */
    record DuplicateLine(UUID caseId, UUID requestId, Instant suspectedAt) {}

    /**
     * What a data system was asked and answered.
     *
     * @param result null before an answer
     * @param reason null if the system gave none
     * @param settledAt null before an answer
     * @param approvedBy the second person's decision; null where the right needs none
     */
    record TaskLine(
            UUID taskId,
            String system,
            TaskResult result,
            String reason,
            Instant requestedAt,
            Instant settledAt,
            UUID grantedBy,
            UUID approvedBy,
            List<FileLine> files) {}

    /**
     * A file of a data system.
     *
     * @param sha256 hexadecimal
     */
    record FileLine(String name, long sizeBytes, String sha256) {}

    /**
     * A decision, with who took it as in audit entries.
     *
     * @param confirms the decision it answers; null if it stands by itself
     * @param explanation null if none was given
     * @param withdrawalReason null if the person gave none, and for other decisions
     * @param mergedInto the leading case of a merge; null for other decisions
     */
    record DecisionLine(
            UUID decisionId,
            DecisionKind kind,
            String decidedBy,
            Instant decidedAt,
            UUID confirms,
            List<RefusalGround> grounds,
            String explanation,
            WithdrawalReason withdrawalReason,
            UUID mergedInto) {

        @Override
        public String toString() {
            return "DecisionLine[" + decisionId + "]";
        }
    }

    /**
     * The package.
     *
     * @param availableUntil null before release
     */
    record PackageLine(long sizeBytes, String sha256, Instant builtAt, Instant availableUntil) {}

    /**
     * An attachment that lies with intake.
     *
     * @param scanned whether a virus scanner found nothing; if false, nobody has scanned it
     * @param withdrawnAt when the person took it back, UTC: nothing of it is left, and no package will hold it; null if
     *     they did not
     */
    record AttachmentLine(UUID attachmentId, String mediaType, long sizeBytes, boolean scanned, Instant withdrawnAt) {}
}
