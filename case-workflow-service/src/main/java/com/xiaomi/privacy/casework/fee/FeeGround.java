package com.xiaomi.privacy.casework.fee;

import java.util.Optional;

/**
 * On what a fee rests: how often the person asked before, what is free, and the most that may be asked for.
 *
 * @param earlierRequests in the period that counts, as far as we know
 * @param freeCopies that the law gives in the period; empty where it names no number
 * @param periodMonths empty for ever
 * @param cap empty if no sum is known
 */
record FeeGround(
        long earlierRequests, Optional<Integer> freeCopies, Optional<Integer> periodMonths, Optional<Cap> cap) {

    /**
     * The most that may be asked for.
     *
     * @param amountMinor in the smallest unit of the currency
     * @param source the article of the law, or the controller's own setting
     */
    record Cap(long amountMinor, String source) {}
}
