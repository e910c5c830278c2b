package com.xiaomi.privacy.casework.request;

import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.casework.intake.Intake;
import com.xiaomi.privacy.casework.intake.RequestDetails.CaseDetails;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * Knows from intake, the only home of what a person wrote, what they said about a right. Asks another service, so never
 * while rows are locked.
 */
@ApplicationScoped
public class AskedDetails {

    private static final String EXTRA_COPY = "extraCopy";
    private static final String DIRECT_MARKETING = "directMarketing";

    private final RightsCases cases;
    private final Intake intake;

    AskedDetails(RightsCases cases, Intake intake) {
        this.cases = cases;
        this.intake = intake;
    }

    /** Whether a case is about a further copy; false for an unknown case. */
    @Transactional(Transactional.TxType.NEVER)
    public boolean askForExtraCopy(UUID caseId) {
        return say(caseId, Right.ACCESS, EXTRA_COPY);
    }

    /** Whether a case objects to direct marketing, perhaps besides other processing; false for an unknown case. */
    @Transactional(Transactional.TxType.NEVER)
    public boolean objectToDirectMarketing(UUID caseId) {
        return say(caseId, Right.OBJECTION, DIRECT_MARKETING);
    }

    private boolean say(UUID caseId, Right right, String flag) {
        return cases.findByIdOptional(caseId)
                .filter(one -> one.right() == right)
                .filter(one -> intake.detailsForReview(one.requestId()).cases().stream()
                        .filter(details -> details.caseId().equals(one.askedAs()))
                        .map(CaseDetails::details)
                        .anyMatch(
                                details -> details != null && details.path(flag).asBoolean()))
                .isPresent();
    }
}
