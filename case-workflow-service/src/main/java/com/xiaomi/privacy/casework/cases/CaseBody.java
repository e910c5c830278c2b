package com.xiaomi.privacy.casework.cases;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.xiaomi.privacy.casework.decision.EvidenceItem;
import com.xiaomi.privacy.casework.decision.ReopeningReason;
import com.xiaomi.privacy.casework.erasure.RemainderKind;
import com.xiaomi.privacy.casework.fee.FeeItem;
import com.xiaomi.privacy.casework.fee.FeeQuote;
import com.xiaomi.privacy.casework.handover.HandoverView;
import com.xiaomi.privacy.casework.legal.DueStatus;
import com.xiaomi.privacy.casework.question.CaseQuestion;
import com.xiaomi.privacy.casework.registry.TaskMode;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.DataCategory;
import com.xiaomi.privacy.contracts.vocabulary.EscalationRole;
import com.xiaomi.privacy.contracts.vocabulary.ExtensionReason;
import com.xiaomi.privacy.contracts.vocabulary.LegalBasis;
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
 * @param splitFrom the case from which staff split it off; null otherwise
 * @param categories the data that it treats; empty for all
 * @param unreadMessages messages of the person, about any case of the request, that no staff has read yet
 * @param duplicates hints that the person asked for the same before
 * @param identity how the proof of identity stands
 * @param clock what happened and matters to the dates
 * @param casePackage null before it is built, and for rights without one
 * @param handover to another controller; null if none was ever planned
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
        UUID splitFrom,
        List<DataCategory> categories,
        int unreadMessages,
        long version,
        List<TimelineLine> timeline,
        List<ClockLine> clock,
        List<QuestionLine> questions,
        List<FeeLine> fees,
        List<ExtensionLine> extensions,
        List<AppealLine> appeals,
        List<DuplicateLine> duplicates,
        IdentityLine identity,
        List<TaskLine> tasks,
        List<RemainderLine> remainders,
        List<DecisionLine> decisions,
        @JsonProperty("package") PackageLine casePackage,
        HandoverView handover,
        List<AttachmentLine> attachments) {

    CaseBody {
        timeline = List.copyOf(timeline);
        clock = List.copyOf(clock);
        questions = List.copyOf(questions);
        fees = List.copyOf(fees);
        categories = List.copyOf(categories);
        extensions = List.copyOf(extensions);
        appeals = List.copyOf(appeals);
        duplicates = List.copyOf(duplicates);
        tasks = List.copyOf(tasks);
        remainders = List.copyOf(remainders);
        decisions = List.copyOf(decisions);
        attachments = List.copyOf(attachments);
    }

    /** Whether there is text in it that a person wrote, or that was written about or for them. */
    boolean holdsPersonalText() {
        return !fees.isEmpty()
                || !appeals.isEmpty()
                || !extensions.isEmpty()
                || decisions.stream().anyMatch(DecisionLine::holdsPersonalText);
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
     * @param cause the request (identity), question, fee quote, extension, decision or appeal it goes back to
     * @param takenBack whether a reopening took it back, so that it no longer counts
     */
    record ClockLine(ClockEvent.Type type, Instant at, UUID cause, boolean takenBack) {}

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
     * @param items what it is made up of; empty for early quotes
     * @param capMinor the most that could be asked for; null if no sum is known
     * @param capSource who sets the cap: an article, or the controller; null without one
     * @param earlierRequests how often the person had asked for a copy in the period that counts
     * @param freeCopies how many copies the law gives free of charge in that period; null where it names no number
     * @param periodMonths the period that counts; null for ever
     * @param lapsesAt until when it can be answered; null for early quotes
     * @param extraCopy whether the person had asked for a further copy
     * @param answer null while it is with the person
     * @param answeredAt null while it is with the person
     */
    record FeeLine(
            UUID quoteId,
            long amountMinor,
            String currency,
            String calculation,
            List<FeeItem> items,
            Long capMinor,
            String capSource,
            int earlierRequests,
            Integer freeCopies,
            Integer periodMonths,
            Instant lapsesAt,
            boolean extraCopy,
            String quotedBy,
            Instant quotedAt,
            FeeQuote.Answer answer,
            Instant answeredAt) {

        FeeLine {
            items = List.copyOf(items);
        }

        @Override
        public String toString() {
            return "FeeLine[" + quoteId + "]";
        }
    }

    /** More time that the law allowed, as the person was told. */
    record ExtensionLine(
            UUID extensionId, ExtensionReason reason, String explanation, String extendedBy, Instant extendedAt) {

        @Override
        public String toString() {
            return "ExtensionLine[" + extensionId + "]";
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
     * @param mode how its system learns of it; a person answers where it can't
     * @param answerBy end of the time that the system has by its service level, UTC
     * @param attempts how often it was asked for
     * @param failures how often the system failed
     * @param overdueSince since when it is known that nobody answers, UTC; null if that is not so
     * @param takenOverBy who answers in place of the system; null if nobody took it over
     * @param cancelledAt UTC; null unless it is not wanted any more
     * @param result null before an answer
     * @param reason null if the system gave none
     * @param settledAt null before an answer
     * @param approvedBy the second person's decision; null where the right needs none
     */
    record TaskLine(
            UUID taskId,
            String system,
            TaskMode mode,
            Instant answerBy,
            int attempts,
            int failures,
            Instant overdueSince,
            UUID takenOverBy,
            Instant cancelledAt,
            TaskResult result,
            String reason,
            Instant requestedAt,
            Instant settledAt,
            UUID grantedBy,
            UUID approvedBy,
            List<FileLine> files) {}

    /**
     * What a data system could not erase at once.
     *
     * @param ground the provision; null for backups
     * @param until last day
     * @param endedAt when it was gone, UTC; null before
     */
    record RemainderLine(
            UUID remainderId,
            UUID taskId,
            String system,
            DataCategory category,
            RemainderKind kind,
            String ground,
            LocalDate until,
            Instant endedAt) {}

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
     * @param exemptions codes of the tables of the law
     * @param legalBasis on what the processing rests; null for decisions not on the matter
     * @param explanation to the person where it refuses, otherwise a note; null if none was given
     * @param explanationLanguage BCP 47; null without an explanation to the person
     * @param parts what becomes of each category of data; empty unless it is a decision in part
     * @param evidence what it relies on
     * @param balancing the balancing test of an objection that is refused; null otherwise
     * @param reopeningReason null unless it reopens the case
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
            List<String> exemptions,
            LegalBasis legalBasis,
            String explanation,
            String explanationLanguage,
            List<PartLine> parts,
            List<EvidenceItem> evidence,
            BalancingLine balancing,
            WithdrawalReason withdrawalReason,
            UUID mergedInto,
            ReopeningReason reopeningReason) {

        DecisionLine {
            grounds = List.copyOf(grounds);
            exemptions = List.copyOf(exemptions);
            parts = List.copyOf(parts);
            evidence = List.copyOf(evidence);
        }

        boolean holdsPersonalText() {
            return explanation != null || balancing != null || !parts.isEmpty();
        }

        @Override
        public String toString() {
            return "DecisionLine[" + decisionId + "]";
        }
    }

    /**
     * What becomes of one category of data.
     *
     * @param explanation to the person; null where it is granted
     */
    record PartLine(
            DataCategory category,
            boolean granted,
            List<RefusalGround> grounds,
            List<String> exemptions,
            String explanation) {

        PartLine {
            grounds = List.copyOf(grounds);
            exemptions = List.copyOf(exemptions);
        }

        @Override
        public String toString() {
            return "PartLine[" + category + "]";
        }
    }

    /** A balancing test. */
    record BalancingLine(String interest, String necessity, String impact) {

        @Override
        public String toString() {
            return "BalancingLine";
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
