package com.xiaomi.privacy.benchmarks.audit;

import java.util.List;

/**
 * How fast a service checks its whole audit trail. An entry that was tampered with was named; otherwise there is no result.
 *
 * @param chains of the trail
 * @param entries of the trail
 * @param rounds as they were measured
 * @param perSecond entries checked, median of the rounds
 * @param readPerSecond the same rows read by JDBC and nothing else, median
 * @param hashPerSecond SHA-256 of as many bytes as the check hashes, in entries, median
 * @param readRatio checked / read
 * @param hashRatio checked / hashed
 * @param peakHeapMib of the service while it checked, its limit being its whole heap
 */
public record AuditResult(
        int chains,
        long entries,
        List<Round> rounds,
        double perSecond,
        double readPerSecond,
        double hashPerSecond,
        double readRatio,
        double hashRatio,
        double peakHeapMib) {

    public AuditResult {
        rounds = List.copyOf(rounds);
    }

    /** Entries per second of one round. */
    public record Round(double perSecond, double readPerSecond, double hashPerSecond) {}
}
