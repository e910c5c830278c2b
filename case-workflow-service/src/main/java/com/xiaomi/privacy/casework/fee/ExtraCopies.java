package com.xiaomi.privacy.casework.fee;

import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.casework.intake.Intake;
import com.xiaomi.privacy.casework.intake.RequestDetails.CaseDetails;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Knows from intake, the only home of what a person wrote, whether they asked for a further copy of their data. */
@ApplicationScoped
public class ExtraCopies {

    private static final String EXTRA_COPY = "extraCopy";

    private final RightsCases cases;
    private final Intake intake;

    ExtraCopies(RightsCases cases, Intake intake) {
        this.cases = cases;
        this.intake = intake;
    }

    /**
     * Whether a case is about a further copy; false for an unknown case. Asks another service, so never while rows are
     * locked.
     */
    @Transactional(Transactional.TxType.NEVER)
    public boolean isAskedFor(UUID caseId) {
        return cases.findByIdOptional(caseId)
                .filter(one -> one.right() == Right.ACCESS)
                .map(RightsCase::requestId)
                .filter(requestId -> intake.detailsForReview(requestId).cases().stream()
                        .filter(one -> one.caseId().equals(caseId))
                        .map(CaseDetails::details)
                        .anyMatch(details ->
                                details != null && details.path(EXTRA_COPY).asBoolean()))
                .isPresent();
    }
}
