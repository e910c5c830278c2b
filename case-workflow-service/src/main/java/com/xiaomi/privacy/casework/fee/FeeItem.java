package com.xiaomi.privacy.casework.fee;

/**
 * A part of a fee: what it costs to answer, never more (privacy policy §8: reasonable and cost-based).
 *
 * @param amountMinor in the smallest unit of the currency, at least 1
 */
public record FeeItem(Code code, long amountMinor) {

    // A sum of fifty such items is still a number of money.
    private static final long MOST = 1_000_000_000L;

    /** Whether it is an amount that one can pay. */
    public boolean canBePaid() {
        return amountMinor >= 1 && amountMinor <= MOST;
    }

    /** What is paid for. */
    public enum Code {
        LABOUR,
        COPYING,
        MEDIUM,
        POSTAGE
    }
}
