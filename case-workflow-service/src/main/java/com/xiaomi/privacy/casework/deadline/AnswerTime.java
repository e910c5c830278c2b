package com.xiaomi.privacy.casework.deadline;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * The time in which a case is to be answered, and the milestones in it.
 *
 * @param start receipt, or that of the appeal, UTC
 * @param end when the due date is over at the controller's place, UTC
 */
record AnswerTime(Instant start, Instant end) {

    private static final long WHOLE = 100;

    /** When a milestone is reached. */
    Instant at(Milestone milestone) {
        return start.plus(
                Duration.between(start, end).multipliedBy(milestone.percent()).dividedBy(WHOLE));
    }

    /** The last milestone that is reached; empty if none is yet. */
    Optional<Milestone> reached(Instant now) {
        return Arrays.stream(Milestone.values())
                .filter(milestone -> !at(milestone).isAfter(now))
                .reduce((earlier, later) -> later);
    }

    /**
     * The milestone to be told next. Of those that are reached and were not told only the last one is: nobody needs to hear
     * that half of the time is over when all of it is.
     *
     * @param told the last one that was told; empty if none was
     * @return empty if there is none left
     */
    Optional<Milestone> next(Optional<Milestone> told, Instant now) {
        Optional<Milestone> reached = reached(now);
        return Arrays.stream(Milestone.values())
                .filter(milestone ->
                        told.filter(last -> milestone.compareTo(last) <= 0).isEmpty())
                .filter(milestone ->
                        reached.filter(last -> milestone.compareTo(last) < 0).isEmpty())
                .findFirst();
    }
}
