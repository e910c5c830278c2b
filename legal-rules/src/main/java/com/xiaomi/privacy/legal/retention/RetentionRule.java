package com.xiaomi.privacy.legal.retention;

import com.xiaomi.privacy.contracts.vocabulary.DataKind;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.legal.law.Confidence;
import com.xiaomi.privacy.legal.law.PlacePattern;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * How long data of a kind is kept. Reference data, not legal advice.
 *
 * @param kind what is kept
 * @param place where it counts
 * @param outcomes with which the case was closed; empty for any
 * @param kept by the calendar, from the moment that {@link DataKind} names; else from the end of the last follow-up of the request
 * @param basis what it is kept for so long, and why not longer
 * @param source where that was read
 * @param confidence how well founded
 */
public record RetentionRule(
        DataKind kind,
        PlacePattern place,
        Set<Outcome> outcomes,
        Period kept,
        String basis,
        String source,
        Confidence confidence) {

    public RetentionRule {
        outcomes = Set.copyOf(outcomes);
    }

    boolean concerns(Outcome outcome) {
        return outcomes.isEmpty() || outcomes.contains(outcome);
    }

    /** When its time is over, UTC. */
    public Instant endAfter(Instant start) {
        return start.atZone(ZoneOffset.UTC).plus(kept).toInstant();
    }
}
