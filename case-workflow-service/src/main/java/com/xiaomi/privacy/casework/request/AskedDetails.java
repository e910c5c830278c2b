package com.xiaomi.privacy.casework.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.casework.intake.Intake;
import com.xiaomi.privacy.casework.intake.RequestDetails.CaseDetails;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Knows from intake, the only home of what a person wrote, what they said about a right. Asks another service, so never
 * while rows are locked.
 */
@ApplicationScoped
public class AskedDetails {

    private static final String EXTRA_COPY = "extraCopy";
    private static final String DIRECT_MARKETING = "directMarketing";
    private static final String ACTION = "action";
    private static final String START = "START";

    private final RightsCases cases;
    private final Intake intake;

    AskedDetails(RightsCases cases, Intake intake) {
        this.cases = cases;
        this.intake = intake;
    }

    /** Whether a case is about a further copy; false for an unknown case. */
    @Transactional(Transactional.TxType.NEVER)
    public boolean askForExtraCopy(UUID caseId) {
        return say(caseId, Right.ACCESS, details -> details.path(EXTRA_COPY).asBoolean());
    }

    /** Whether a case objects to direct marketing, perhaps besides other processing; false for an unknown case. */
    @Transactional(Transactional.TxType.NEVER)
    public boolean objectToDirectMarketing(UUID caseId) {
        return say(
                caseId,
                Right.OBJECTION,
                details -> details.path(DIRECT_MARKETING).asBoolean());
    }

    /** Whether a case is about the start of a restriction, not about its end; false for an unknown case. */
    @Transactional(Transactional.TxType.NEVER)
    public boolean askToRestrict(UUID caseId) {
        return say(
                caseId,
                Right.RESTRICTION,
                details -> START.equals(details.path(ACTION).asText()));
    }

    private boolean say(UUID caseId, Right right, Predicate<JsonNode> wanted) {
        return cases.findByIdOptional(caseId)
                .filter(one -> one.right() == right)
                .filter(one -> intake.detailsForReview(one.requestId()).cases().stream()
                        .filter(details -> details.caseId().equals(one.askedAs()))
                        .map(CaseDetails::details)
                        .filter(Objects::nonNull)
                        .anyMatch(wanted))
                .isPresent();
    }
}
