package com.xiaomi.privacy.casework.retention;

import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What decides when a request is erased. All times are UTC.
 *
 * @param place whose law counts
 * @param held whether a legal hold keeps it, or is proposed to
 * @param outcomes of its cases; empty while one of them is open
 * @param closedAt when the last case was closed
 * @param followedUp whether something is still done about it: a remainder of an erasure, the lifting of a restriction, a hand-over, a
 *     recipient who is to be told, a message that nobody has read
 * @param followUpEndedAt when the last of that was over, or will be: a package that can be fetched, a decision that can be contested
 * @param lastNoticeAt when the last message to the person was delivered or given up
 */
public record RetentionFacts(
        Jurisdiction place,
        boolean held,
        List<Outcome> outcomes,
        Optional<Instant> closedAt,
        boolean followedUp,
        Optional<Instant> followUpEndedAt,
        Optional<Instant> lastNoticeAt) {

    public RetentionFacts {
        outcomes = List.copyOf(outcomes);
    }

    /** Whether nobody has anything to do about the request: all cases are closed, and nothing follows from them any more. */
    public boolean isAtRest() {
        return !outcomes.isEmpty() && !followedUp;
    }
}
