package com.xiaomi.privacy.benchmarks.packages;

import com.xiaomi.privacy.benchmarks.measure.Ratio;
import java.util.List;

/**
 * How packages of growing size were built.
 *
 * @param heap of the service, as {@code -Xmx} has it
 * @param heapGrowth the peak of the heap at the largest size beside that at the smallest: 1 means that it is flat
 */
public record PackageResult(String heap, List<Step> steps, double heapGrowth) {

    public PackageResult {
        steps = List.copyOf(steps);
    }

    static PackageResult of(String heap, List<Step> steps) {
        return new PackageResult(
                heap,
                steps,
                Ratio.of(steps.getLast().peakHeapMib(), steps.getFirst().peakHeapMib()));
    }

    /**
     * One size; of several rounds the medians.
     *
     * @param megabytes what the data system sent, millions of bytes
     * @param packageMegabytes of the package, millions of bytes
     * @param mbPerSecond from the answer of the data system to the package that waits for its release, of the bytes sent
     * @param baselineMbPerSecond the same bytes by bare means of the JDK
     * @param ratio package / baseline; 1 means as fast as the baseline
     * @param peakHeapMib highest use of the service's heap that was seen, with garbage not yet collected
     * @param peakRssMib highest resident memory of the service's process that was seen
     * @param downloadMbPerSecond of the bytes of the package
     */
    public record Step(
            double megabytes,
            int rounds,
            double packageMegabytes,
            double mbPerSecond,
            double baselineMbPerSecond,
            double ratio,
            double peakHeapMib,
            double peakRssMib,
            double downloadMbPerSecond) {}
}
