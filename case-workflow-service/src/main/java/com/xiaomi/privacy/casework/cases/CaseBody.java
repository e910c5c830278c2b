package com.xiaomi.privacy.casework.cases;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.xiaomi.privacy.casework.legal.FirstDueDate.DueStatus;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.RefusalGround;
import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.TaskResult;
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
 * @param closedAt null while open
 * @param version as in the ETag
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
        Instant openedAt,
        Instant updatedAt,
        Instant closedAt,
        long version,
        List<TimelineLine> timeline,
        List<TaskLine> tasks,
        List<DecisionLine> decisions,
        @JsonProperty("package") PackageLine casePackage,
        List<AttachmentLine> attachments) {

    CaseBody {
        timeline = List.copyOf(timeline);
        tasks = List.copyOf(tasks);
        decisions = List.copyOf(decisions);
        attachments = List.copyOf(attachments);
    }

    /** A move, with who made it as in audit entries. */
    record TimelineLine(Instant at, String command, CaseState from, CaseState to, String actor) {}

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
     */
    record DecisionLine(
            UUID decisionId,
            DecisionKind kind,
            String decidedBy,
            Instant decidedAt,
            UUID confirms,
            List<RefusalGround> grounds,
            String explanation) {

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
