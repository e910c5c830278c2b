package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.contracts.vocabulary.RefusalGround;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.Personal;
import java.util.Optional;
import java.util.Set;

/**
 * What a command may bring along.
 *
 * @param note of grant and send-back, at most 4000 characters; null if there is none
 * @param grounds of refuse; null otherwise
 * @param explanation of refuse, at most 4000 characters; null if there is none
 */
record CommandBody(Personal note, Set<RefusalGround> grounds, Personal explanation) {

    private static final int LONGEST = 4000;

    static final CommandBody EMPTY = new CommandBody(null, null, null);

    Optional<Personal> boundedNote() {
        return bounded("note", note);
    }

    Optional<Personal> boundedExplanation() {
        return bounded("explanation", explanation);
    }

    Set<RefusalGround> requiredGrounds() {
        if (grounds == null || grounds.isEmpty()) {
            throw ProblemException.ofField(
                    ProblemType.VALIDATION_FAILED, "grounds", "at least one of the coded grounds of refusal");
        }
        return grounds;
    }

    private static Optional<Personal> bounded(String field, Personal text) {
        if (text != null && text.reveal().length() > LONGEST) {
            throw ProblemException.ofField(ProblemType.VALIDATION_FAILED, field, "at most " + LONGEST + " characters");
        }
        return Optional.ofNullable(text).filter(present -> !present.reveal().isBlank());
    }
}
