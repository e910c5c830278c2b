package com.xiaomi.privacy.casework.proposal;

import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import java.util.UUID;

/** What one person proposes another one decides; the tables say so too. */
public final class SecondPerson {

    private SecondPerson() {}

    /** @throws ProblemException {@link ProblemType#SECOND_PERSON_REQUIRED} for whoever proposed it */
    public static void require(UUID proposedBy, Actor.Staff deciding) {
        if (deciding.subject().equals(proposedBy)) {
            throw ProblemException.of(
                    ProblemType.SECOND_PERSON_REQUIRED, "You proposed it yourself; leave it to a colleague.");
        }
    }
}
