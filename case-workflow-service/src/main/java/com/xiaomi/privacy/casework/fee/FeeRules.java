package com.xiaomi.privacy.casework.fee;

import com.xiaomi.privacy.contracts.vocabulary.Right;

/** When a fee may be asked for at all. */
final class FeeRules {

    private FeeRules() {}

    /**
     * Whether the law lets the controller ask for a fee: only for a copy of one's data (privacy policy §8), and not for
     * one of those that the law gives free of charge.
     *
     * @param freeCopies how many copies the law gives free in its period; null where it sets no number
     * @param earlierCopies how many the person asked for in that period before this one
     */
    static boolean allowed(Right right, Integer freeCopies, long earlierCopies) {
        return right == Right.ACCESS && (freeCopies == null || earlierCopies >= freeCopies);
    }
}
