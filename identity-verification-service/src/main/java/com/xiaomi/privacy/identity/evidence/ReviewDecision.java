package com.xiaomi.privacy.identity.evidence;

import com.xiaomi.privacy.contracts.vocabulary.ReviewOutcome;

/** What a reviewer says about evidence. */
public enum ReviewDecision {
    /** It shows what it is to show. */
    ACCEPT(ReviewOutcome.ACCEPTED),
    /** It does not. */
    REJECT(ReviewOutcome.REJECTED),
    /** Something better or something else is needed. */
    ASK_AGAIN(ReviewOutcome.MORE_NEEDED);

    private final ReviewOutcome outcome;

    ReviewDecision(ReviewOutcome outcome) {
        this.outcome = outcome;
    }

    /** What the other services are told once it stands. */
    public ReviewOutcome outcome() {
        return outcome;
    }
}
