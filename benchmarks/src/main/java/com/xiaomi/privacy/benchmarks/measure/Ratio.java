package com.xiaomi.privacy.benchmarks.measure;

import java.util.Arrays;

/** Arithmetic on rates of one run. */
public final class Ratio {
    private Ratio() {}

    /**
     * The share of the baseline's rate that was reached; 1 means as fast as the baseline.
     *
     * @throws IllegalArgumentException if the baseline is not positive
     */
    public static double of(double rate, double baseline) {
        if (!(baseline > 0)) {
            throw new IllegalArgumentException("a baseline of " + baseline + " compares with nothing");
        }
        return rate / baseline;
    }

    /** The middle value; of an even number of values the mean of the two in the middle. */
    public static double median(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no values, no median");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
