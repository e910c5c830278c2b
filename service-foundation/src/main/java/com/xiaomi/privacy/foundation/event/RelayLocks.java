package com.xiaomi.privacy.foundation.event;

/**
 * The advisory locks by which relays share an outbox: one for each bucket, in one space. Whoever holds all of them has every relay of the
 * service pause; events wait in the outbox meanwhile.
 */
public final class RelayLocks {

    /** The first of both numbers of each lock. */
    public static final int SPACE = 0x0b0c;

    /** Buckets are counted from 0; the table's constraint says the same. */
    public static final int BUCKETS = 32;

    private RelayLocks() {}
}
