package com.xiaomi.privacy.benchmarks.measure;

import java.time.Duration;

/**
 * How long a load runs.
 *
 * @param warmUp load that is not counted
 * @param measured load that is counted, right after it
 */
public record Window(Duration warmUp, Duration measured) {

    /** The whole time of the load. */
    public Duration whole() {
        return warmUp.plus(measured);
    }
}
