package com.xiaomi.privacy.identity.challenge;

import java.time.Duration;

/** How long no code is accepted after too many wrong ones. */
public final class LockDelay {

    private static final int MAX_DOUBLINGS = 30;

    private LockDelay() {}

    /**
     * The lock after those that went before: twice as long each time, up to a limit.
     *
     * @param earlierLocks locks since the last right code, from 0
     */
    public static Duration after(int earlierLocks, Duration first, Duration longest) {
        Duration doubled = first.multipliedBy(1L << Math.min(earlierLocks, MAX_DOUBLINGS));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
