package com.xiaomi.privacy.foundation.client;

import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** A time in a query, in RFC 3339 with Z, for example {@code 2026-11-24T00:00:00Z}. */
public final class TimeParameter {

    private TimeParameter() {}

    /**
     * The time that a caller means, UTC.
     *
     * @param name of the parameter, for the message
     * @param text null if it was left out
     * @throws ProblemException {@link ProblemType#VALIDATION_FAILED} if it is no time
     */
    public static Optional<Instant> read(String name, String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse);
        } catch (DateTimeParseException e) {
            throw ProblemException.ofField(ProblemType.VALIDATION_FAILED, name, "a time such as 2026-11-24T00:00:00Z");
        }
    }
}
