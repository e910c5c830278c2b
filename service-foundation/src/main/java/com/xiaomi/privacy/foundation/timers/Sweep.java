package com.xiaomi.privacy.foundation.timers;

/**
 * Rows of a table that wait to be cleared: removed because they have expired, or worked into others. {@link Sweeps} calls it
 * every minute, in every replica.
 */
public interface Sweep {

    /** What is cleared, for the log. */
    String name();

    /**
     * Clears what waits, in one short transaction, passing over what another replica is just clearing.
     *
     * @param atMost so many rows
     * @return how many were cleared
     */
    int remove(int atMost);
}
