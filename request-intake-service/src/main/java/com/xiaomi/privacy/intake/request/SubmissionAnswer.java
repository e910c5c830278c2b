package com.xiaomi.privacy.intake.request;

import com.xiaomi.privacy.contracts.vocabulary.Cell;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.intake.law.ControllerView;
import com.xiaomi.privacy.intake.law.DueStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The answer to a submission.
 *
 * @param reference twelve characters with hyphens; identifies, but opens nothing
 * @param trackingToken secret, shown this once
 * @param receivedAt UTC; the legal clock starts from it
 */
public record SubmissionAnswer(
        UUID requestId,
        String reference,
        String trackingToken,
        Instant receivedAt,
        ControllerView controller,
        Cell cell,
        List<CaseAnswer> cases) {

    public SubmissionAnswer {
        cases = List.copyOf(cases);
    }

    @Override
    public String toString() {
        return "SubmissionAnswer[" + requestId + "]";
    }

    /**
     * One case.
     *
     * @param due last day for the answer, at the controller's place
     * @param law name of the law, or that the controller's published period counts
     */
    public record CaseAnswer(UUID caseId, Right right, LocalDate due, DueStatus dueStatus, String law) {}
}
