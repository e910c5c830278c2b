package com.xiaomi.privacy.benchmarks.keys;

import com.xiaomi.privacy.benchmarks.measure.Load;

/**
 * What encryption costs: of each submission, and when the key-encryption key rotates.
 *
 * @param fields values of a submission that are encrypted
 * @param bytes of them together, encrypted
 * @param one submissions by one client
 * @param several submissions by eight clients
 * @param encryptionMicros to make the data key, wrap it and encrypt the values; median
 * @param keyRowMicros the share of a request in writing and committing its batch of data keys; median
 * @param shareOfP50 both, of the p50 of a submission by one client; 0.1 is a tenth
 * @param rewrap of many data keys by a new key-encryption key
 */
public record KeyResult(
        int fields,
        int bytes,
        Load one,
        Load several,
        double encryptionMicros,
        double keyRowMicros,
        double shareOfP50,
        Rewrap rewrap) {

    /**
     * A rotation.
     *
     * @param seconds from its begin to its end, by the service's own record
     * @param perSecond data keys
     * @param updatePerSecond rows of a table of the same build, by one UPDATE that does nothing else
     * @param ratio of both rates
     */
    public record Rewrap(int keys, double seconds, double perSecond, double updatePerSecond, double ratio) {}
}
