package com.xiaomi.privacy.foundation.timers;

/** Rows of a table that have expired and are to be removed. {@link Sweeps} calls it every minute, in every replica. */
public interface Sweep {

    /** What is removed, for the log. */
    String name();

    /**
     * Removes what has expired, in one short transaction, passing over what another replica is just removing.
     *
     * @param atMost so many rows
     * @return how many were removed
     */
    int remove(int atMost);
}
