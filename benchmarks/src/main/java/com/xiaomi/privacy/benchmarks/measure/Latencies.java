package com.xiaomi.privacy.benchmarks.measure;

import java.util.Arrays;

/** How long each of some operations took. */
public final class Latencies {
    private static final double NANOS_PER_MILLI = 1e6;

    private final long[] sorted;

    /** @param nanos one value per operation, in any order */
    public Latencies(long[] nanos) {
        this.sorted = nanos.clone();
        Arrays.sort(sorted);
    }

    /** Number of operations. */
    public int count() {
        return sorted.length;
    }

    /**
     * The smallest latency that at least this share of the operations did not exceed (nearest rank: always a value that
     * was measured).
     *
     * @param share more than 0 and at most 1, for example 0.99
     * @return milliseconds
     * @throws IllegalStateException if there was no operation
     */
    public double percentile(double share) {
        if (share <= 0 || share > 1) {
            throw new IllegalArgumentException("a share is more than 0 and at most 1, not " + share);
        }
        if (sorted.length == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[rank - 1] / NANOS_PER_MILLI;
    }
}
