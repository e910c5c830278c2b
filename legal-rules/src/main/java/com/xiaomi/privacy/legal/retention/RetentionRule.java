package com.xiaomi.privacy.legal.retention;

import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.legal.law.Confidence;
import com.xiaomi.privacy.legal.law.PlacePattern;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * How long a closed case and its request are kept. Reference data, not legal advice.
 *
 * @param place where it counts
 * @param outcomes with which the case was closed; empty for any
 * @param months counted from the end of its last follow-up
 * @param basis what it is kept for so long, and why not longer
 * @param source where that was read
 * @param confidence how well founded
 */
public record RetentionRule(
        PlacePattern place, Set<Outcome> outcomes, int months, String basis, String source, Confidence confidence) {

    boolean concerns(Outcome outcome) {
        return outcomes.isEmpty() || outcomes.contains(outcome);
    }

    /** When its time is over, UTC. */
    public Instant endAfter(Instant start) {
        return start.atZone(ZoneOffset.UTC).plus(Period.ofMonths(months)).toInstant();
    }
}
