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
     * @param earlierCopies how many the person asked for in that period before this one, as far as we know
     * @param extraCopy whether the person says that this is a further copy: then they had one before, though we may not
     *     know of it
     */
    static boolean allowed(Right right, Integer freeCopies, long earlierCopies, boolean extraCopy) {
        long had = extraCopy ? Math.max(earlierCopies, 1) : earlierCopies;
        return right == Right.ACCESS && (freeCopies == null || had >= freeCopies);
    }
}
