package com.xiaomi.privacy.benchmarks.identity;

import com.xiaomi.privacy.benchmarks.measure.Load;

/**
 * What identity-verification did.
 *
 * @param clients that entered wrong codes, one after the other
 * @param checks {@code POST …/code} with a wrong code for a live challenge, each counted and audited
 * @param pings {@code GET …/verifications/{id}} of the same clients: what a call costs without a check
 * @param timing answers about ids that exist and are another's, beside ids that do not exist
 */
public record CodeResult(int clients, Load checks, Load pings, double ratio, Timing timing) {

    /**
     * The same call with ids of both kinds in turn.
     *
     * @param calls per kind
     * @param knownMillis mean of the calls with ids of others
     * @param unknownMillis mean of the calls with invented ids
     * @param noiseMillis 95 % confidence half-width of the difference of the means
     */
    public record Timing(int calls, double knownMillis, double unknownMillis, double noiseMillis) {

        /** Mean of the known minus mean of the unknown. */
        public double differenceMillis() {
            return knownMillis - unknownMillis;
        }

        /** Whether the difference is within the noise. */
        public boolean isWithinNoise() {
            return Math.abs(differenceMillis()) <= noiseMillis;
        }
    }
}
