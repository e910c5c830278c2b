package com.xiaomi.privacy.casework.duplicate;

import com.xiaomi.privacy.casework.cases.CommandResult.Rejection;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import java.util.Optional;
import java.util.UUID;

/** When a case may be closed as a duplicate of another one. */
final class MergeRules {

    private MergeRules() {}

    /**
     * What speaks against it; empty if nothing does.
     *
     * @param leadsOthers whether other cases were merged into the one that is to be merged
     */
    static Optional<Rejection> objection(Side merged, Side leading, boolean leadsOthers) {
        if (!merged.personRef().equals(leading.personRef())) {
            return Optional.of(Rejection.MERGE_ACROSS_PERSONS);
        }
        boolean samePersonProven = merged.proven() && leading.proven();
        boolean sameCase = merged.caseId().equals(leading.caseId());
        boolean possible = samePersonProven
                && !sameCase
                && !leadsOthers
                && merged.right() == leading.right()
                && answersThePerson(leading);
        return possible ? Optional.empty() : Optional.of(Rejection.MERGE_NOT_POSSIBLE);
    }

    /** Whether the person gets or got an answer there. */
    private static boolean answersThePerson(Side leading) {
        if (leading.outcome() == null) {
            return true;
        }
        return switch (leading.outcome()) {
            case FULFILLED, PARTIALLY_FULFILLED, REFUSED -> leading.state() == CaseState.CLOSED;
            case WITHDRAWN, EXPIRED, DUPLICATE -> false;
        };
    }

    /**
     * What matters of a case.
     *
     * @param personRef from intake's index
     * @param proven whether it is proven who asks
     * @param outcome null while open
     */
    record Side(UUID caseId, Right right, CaseState state, Outcome outcome, UUID personRef, boolean proven) {}
}
