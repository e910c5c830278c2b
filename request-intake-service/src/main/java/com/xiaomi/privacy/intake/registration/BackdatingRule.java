package com.xiaomi.privacy.intake.registration;

import com.xiaomi.privacy.foundation.problem.Problem.FieldError;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.Personal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How far back the receipt of a letter may be dated, and with whose agreement. Pure. */
final class BackdatingRule {

    /** Up to here one person's word is enough; the database says the same. */
    static final Duration FREE = Duration.ofDays(5);

    private static final long FURTHEST_DAYS = 3L * 365;

    private BackdatingRule() {}

    /** Whether a second person must confirm. */
    static boolean needsSecondPerson(Instant receivedAt, Instant now) {
        return Duration.between(receivedAt, now).compareTo(FREE) > 0;
    }

    /** What is wrong with a date of receipt; empty if nothing is. */
    static Optional<Mistake> mistake(Instant receivedAt, Optional<Personal> reason, Instant now) {
        if (receivedAt.isAfter(now)) {
            return Optional.of(Mistake.IN_FUTURE);
        }
        if (receivedAt.isBefore(now.minus(FURTHEST_DAYS, ChronoUnit.DAYS))) {
            return Optional.of(Mistake.TOO_LONG_AGO);
        }
        return needsSecondPerson(receivedAt, now) && reason.isEmpty()
                ? Optional.of(Mistake.WITHOUT_REASON)
                : Optional.empty();
    }

    /** What can be wrong with a date of receipt. */
    enum Mistake {
        IN_FUTURE(ProblemType.RECEIPT_IN_FUTURE, "receivedAt", "must not be in the future"),
        TOO_LONG_AGO(ProblemType.VALIDATION_FAILED, "receivedAt", "must be within the last three years"),
        WITHOUT_REASON(
                ProblemType.RECEIPT_BACK_DATED,
                "backdatingReason",
                "must say why it was not registered within five days of its receipt");

        private final ProblemType problem;
        private final FieldError error;

        Mistake(ProblemType problem, String field, String message) {
            this.problem = problem;
            this.error = new FieldError(field, message);
        }

        /** Its type, if nothing else is wrong. */
        ProblemType problem() {
            return problem;
        }

        /** Which field, and what it must be. */
        FieldError error() {
            return error;
        }
    }
}
