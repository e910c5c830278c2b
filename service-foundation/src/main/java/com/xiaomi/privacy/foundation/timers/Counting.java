package com.xiaomi.privacy.foundation.timers;

/** A number for operators that only the database knows; counted when sweeps run, and nothing is cleared. */
public interface Counting extends Sweep {

    /** Counts anew, in a transaction of its own. */
    void count();

    @Override
    default int remove(int atMost) {
        count();
        return 0;
    }
}
