package com.xiaomi.privacy.acceptance.journey;

import java.time.Duration;

/** Hears how the journey goes, and keeps it to himself where he does nothing else. */
public interface Teller {

    /** A step begins. */
    default void begins(JourneyStep step) {}

    /** The step is still waiting for something that comes by itself; called about ten times a second. */
    default void waits() {}

    /**
     * The step is over.
     *
     * @param detail what came of it, for people
     */
    default void ends(JourneyStep step, Duration took, String detail) {}

    /** One who keeps all of it to himself. */
    static Teller silent() {
        return new Teller() {};
    }
}
