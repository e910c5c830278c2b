package com.xiaomi.privacy.foundation.audit;

/** What {@link AuditCheck} reads, row by row. The arrays of a row stay as they are when the next one is read. */
final class TrailRows {

    private TrailRows() {}

    /** Entries in order of chain and position. Chains are in the order of their ids' bytes, unsigned. */
    interface Entries {

        /** Goes to the next entry; false behind the last one. */
        boolean next();

        /** 16 bytes. */
        byte[] chainId();

        long position();

        /** 16 bytes. */
        byte[] entryId();

        /** Microseconds since 1970, UTC. */
        long micros();

        /** UTF-8; null once the entry's retention has ended. */
        byte[] content();

        /** 32 bytes. */
        byte[] contentDigest();

        /** 32 bytes. */
        byte[] hash();
    }

    /** Heads of chains, in the same order as the entries. */
    interface Heads {

        /** Goes to the next chain; false behind the last one. */
        boolean next();

        /** 16 bytes. */
        byte[] chainId();

        /** How many entries the chain has. */
        long entries();

        /** 32 bytes. */
        byte[] head();
    }
}
