package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.Personal;
import java.util.Optional;

/** What staff write with a command, within bounds. */
final class CommandTexts {

    private static final int LONGEST = 4000;

    private CommandTexts() {}

    /** The text; empty if there is none. */
    static Optional<Personal> bounded(String field, Personal text) {
        if (text != null && text.reveal().length() > LONGEST) {
            throw ProblemException.ofField(ProblemType.VALIDATION_FAILED, field, "at most " + LONGEST + " characters");
        }
        return Optional.ofNullable(text).filter(present -> !present.reveal().isBlank());
    }

    /** The text, which must not be missing. */
    static Personal required(String field, Personal text) {
        return bounded(field, text)
                .orElseThrow(() -> ProblemException.ofField(
                        ProblemType.VALIDATION_FAILED, field, "a text of 1 to " + LONGEST + " characters"));
    }
}
