package com.xiaomi.privacy.intake.registration;

import com.xiaomi.privacy.foundation.problem.Problem.FieldError;
import com.xiaomi.privacy.foundation.protection.Personal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
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

    /** What is wrong with a date of receipt. */
    static List<FieldError> broken(Instant receivedAt, Optional<Personal> reason, Instant now) {
        if (receivedAt.isAfter(now)) {
            return List.of(new FieldError("receivedAt", "must not be in the future"));
        }
        if (receivedAt.isBefore(now.minus(FURTHEST_DAYS, ChronoUnit.DAYS))) {
            return List.of(new FieldError("receivedAt", "must be within the last three years"));
        }
        return needsSecondPerson(receivedAt, now) && reason.isEmpty()
                ? List.of(new FieldError(
                        "backdatingReason", "must say why it was not registered within five days of its receipt"))
                : List.of();
    }
}
