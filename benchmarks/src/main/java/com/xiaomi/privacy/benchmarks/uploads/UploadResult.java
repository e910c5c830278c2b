package com.xiaomi.privacy.benchmarks.uploads;

import java.util.List;

/**
 * How files went through intake.
 *
 * @param fileMib size of each file
 * @param heap of the service, as {@code -Xmx} has it
 */
public record UploadResult(int fileMib, String heap, List<Step> steps) {

    public UploadResult {
        steps = List.copyOf(steps);
    }

    /**
     * One number of files at once; first all are sent, then all are completed.
     *
     * @param sentMbPerSecond through the service into quarantine, millions of bytes
     * @param completedMbPerSecond checked and encrypted into the clean bucket, millions of bytes
     * @param peakHeapMib highest use of the service's heap that was seen, with garbage not yet collected
     * @param peakRssMib highest resident memory of the service's process that was seen
     */
    public record Step(
            int atOnce, double sentMbPerSecond, double completedMbPerSecond, double peakHeapMib, double peakRssMib) {}
}
