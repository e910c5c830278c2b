package com.xiaomi.privacy.casework.appeal;

import com.xiaomi.privacy.casework.cases.CommandResult.Rejection;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import java.time.LocalDate;
import java.util.Optional;

/** When a decision can be contested with the controller. */
final class AppealRules {

    private AppealRules() {}

    /** Whether an outcome is an answer that one can disagree with. */
    static boolean canBeContested(Outcome outcome) {
        return switch (outcome) {
            case FULFILLED, PARTIALLY_FULFILLED, REFUSED, EXPIRED -> true;
            // The person's own wish, and a case whose answer another case gives.
            case WITHDRAWN, DUPLICATE -> false;
        };
    }

    /**
     * What speaks against an appeal to a closed case; empty if nothing does.
     *
     * @param onAppeal whether the decision was itself taken on an appeal: that one is final
     * @param today at the controller's place
     * @param lastDay at the controller's place, included
     */
    static Optional<Rejection> objection(Outcome outcome, boolean onAppeal, LocalDate today, LocalDate lastDay) {
        if (!canBeContested(outcome)) {
            return Optional.of(Rejection.APPEAL_NOT_POSSIBLE);
        }
        if (onAppeal) {
            return Optional.of(Rejection.APPEAL_ALREADY_MADE);
        }
        return today.isAfter(lastDay) ? Optional.of(Rejection.APPEAL_TOO_LATE) : Optional.empty();
    }
}
