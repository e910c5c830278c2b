package com.xiaomi.privacy.benchmarks.measure;

import java.time.Duration;

/**
 * What some clients achieved that each sent one operation after the other, without a pause.
 *
 * @param operations that ended within the measured time
 * @param perSecond operations per second, all clients together
 * @param p50Millis half of the operations took at most this long, in milliseconds
 * @param p99Millis 99 % of the operations took at most this long, in milliseconds
 */
public record Load(int operations, double perSecond, double p50Millis, double p99Millis) {
    private static final double MEDIAN = 0.5;
    private static final double TAIL = 0.99;
    private static final double NANOS_PER_SECOND = 1e9;

    /** @throws IllegalStateException if there was no operation */
    public static Load of(Latencies latencies, Duration measured) {
        return new Load(
                latencies.count(),
                latencies.count() / (measured.toNanos() / NANOS_PER_SECOND),
                latencies.percentile(MEDIAN),
                latencies.percentile(TAIL));
    }
}
