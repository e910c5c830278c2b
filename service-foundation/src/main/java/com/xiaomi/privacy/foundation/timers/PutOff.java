package com.xiaomi.privacy.foundation.timers;

import java.io.Serial;
import java.time.Instant;

/** Thrown by {@link DurableWork} that knows itself when to be run again; nothing is wrong and nothing is logged. */
public final class PutOff extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Instant until;

    /** @param until UTC */
    public PutOff(Instant until) {
        super("put off until " + until);
        this.until = until;
    }

    /** UTC. */
    public Instant until() {
        return until;
    }
}
