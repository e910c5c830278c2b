package com.xiaomi.privacy.identity.evidence;

import com.xiaomi.privacy.contracts.vocabulary.ReviewOutcome;
import java.util.UUID;

/** What came of a reviewer's decision. */
public sealed interface ReviewResult {

    /** It stands. */
    record Decided(UUID reviewId, ReviewOutcome outcome) implements ReviewResult {}

    /** A second person must accept too. */
    record Proposed(UUID reviewId) implements ReviewResult {}

    /** The second person disagreed; the review waits again. */
    record SentBack(UUID reviewId) implements ReviewResult {}

    /** The reviewer can't be the second person. */
    record SecondPersonNeeded() implements ReviewResult {}

    /** Nothing of this kind waits for a decision. */
    record NothingWaits() implements ReviewResult {}

    /** No such verification. */
    record Unknown() implements ReviewResult {}
}
