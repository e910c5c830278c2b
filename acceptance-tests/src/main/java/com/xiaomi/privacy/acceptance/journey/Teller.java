package com.xiaomi.privacy.acceptance.journey;

import java.time.Duration;

/** Hears how the journey goes. */
public interface Teller {

    /** A step begins. */
    void begins(JourneyStep step);

    /** The step is still waiting for something that comes by itself; called about ten times a second. */
    void waits();

    /**
     * The step is over.
     *
     * @param detail what came of it, for people
     */
    void ends(JourneyStep step, Duration took, String detail);

    /** One who keeps it to himself. */
    static Teller silent() {
        return new Teller() {
            @Override
            public void begins(JourneyStep step) {}

            @Override
            public void waits() {}

            @Override
            public void ends(JourneyStep step, Duration took, String detail) {}
        };
    }
}
