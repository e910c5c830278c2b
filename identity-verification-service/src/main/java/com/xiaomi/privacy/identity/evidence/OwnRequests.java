package com.xiaomi.privacy.identity.evidence;

import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.identity.intake.AccountClaims;
import com.xiaomi.privacy.identity.intake.Intake;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Keeps staff from reviewing a request of their own. Intake compares, and tells nothing else. */
@ApplicationScoped
class OwnRequests {

    private final Intake intake;

    OwnRequests(Intake intake) {
        this.intake = intake;
    }

    /**
     * Must be called outside a transaction, for another service is waited for.
     *
     * @param staffEmail as the staff realm vouches for it; without one nothing can be compared
     * @throws ProblemException {@link ProblemType#SECOND_PERSON_REQUIRED} if it is the contact of the request
     */
    void refuse(UUID requestId, Optional<Personal> staffEmail) {
        boolean own = staffEmail
                .map(email -> intake.compare(requestId, AccountClaims.ofEmail(email)))
                .filter(match -> match.email())
                .isPresent();
        if (own) {
            throw ProblemException.of(
                    ProblemType.SECOND_PERSON_REQUIRED, "This request is your own; leave it to a colleague.");
        }
    }
}
