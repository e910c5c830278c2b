package com.xiaomi.privacy.casework.fulfilment;

import java.time.Duration;
import java.time.Instant;

/**
 * When a task that waits for its answer is asked for again: at half of the time that its system has, at its end, and then once
 * a day. After a failure sooner: in a minute, then in growing pauses of at most six hours.
 *
 * @param requestedAt when it was asked for first, UTC
 * @param answerBy end of the time that the system has, UTC; after {@code requestedAt}
 */
record ChaseTimes(Instant requestedAt, Instant answerBy) {

    private static final Duration LATER = Duration.ofDays(1);
    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
    private static final Duration LONGEST_RETRY = Duration.ofHours(6);
    private static final int MAX_DOUBLINGS = 10;

    /** The next time, after now. */
    Instant next(Instant now) {
        Instant half = requestedAt.plus(Duration.between(requestedAt, answerBy).dividedBy(2));
        if (now.isBefore(half)) {
            return half;
        }
        return now.isBefore(answerBy) ? answerBy : now.plus(LATER);
    }

    /**
     * The next time after the system failed.
     *
     * @param failures how often it has failed by now, at least 1
     */
    Instant afterFailure(Instant now, int failures) {
        Duration pause = FIRST_RETRY.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
        Instant retry = now.plus(pause.compareTo(LONGEST_RETRY) < 0 ? pause : LONGEST_RETRY);
        Instant regular = next(now);
        return retry.isBefore(regular) ? retry : regular;
    }
}
