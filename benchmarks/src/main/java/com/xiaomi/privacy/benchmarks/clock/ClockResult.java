package com.xiaomi.privacy.benchmarks.clock;

import java.util.List;

/**
 * How fast the legal clock is read, per second of processor time.
 *
 * @param jurisdictions places of the tables
 * @param rights rights asked for in each place
 * @param readings different ones in a round: each place, right, day of receipt and course of events
 * @param cores that were busy at once in the last step
 */
public record ClockResult(int jurisdictions, int rights, int readings, int cores, List<Step> steps) {

    public ClockResult {
        steps = List.copyOf(steps);
    }

    /**
     * One course of events.
     *
     * @param name for people
     * @param perSecondPerCore readings by one thread
     * @param perSecondAllCores readings by one thread per core, divided by the cores
     * @param barePerSecond a month added and moved off the weekend, by one thread: the baseline
     * @param ratio perSecondPerCore divided by barePerSecond
     */
    public record Step(
            String name, double perSecondPerCore, double perSecondAllCores, double barePerSecond, double ratio) {}
}
