package com.xiaomi.privacy.foundation.audit;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;

/**
 * Checks every chain of a trail: that positions have no gaps, that contents are what their digests say, that each entry follows
 * the one before it, and that the chain ends where its head says. Reads entries and heads side by side, each once.
 *
 * <p>It can't see what leaves no trace in either: a chain that is gone with its head, or one that was written anew from some entry
 * on, head and all. That takes something outside of the database.
 */
public final class AuditCheck {

    private final TrailRows.Entries entries;
    private final TrailRows.Heads heads;
    private final ChainCheck chain = new ChainCheck();

    private long chainCount;
    private long entryCount;
    private long badChains;
    private BadEntry firstBad;

    private AuditCheck(TrailRows.Entries entries, TrailRows.Heads heads) {
        this.entries = entries;
        this.heads = heads;
    }

    static Outcome of(TrailRows.Entries entries, TrailRows.Heads heads) {
        AuditCheck check = new AuditCheck(entries, heads);
        check.run();
        return new Outcome(
                check.chainCount, check.entryCount, check.badChains, check.chain.backwards(), check.firstBad);
    }

    private void run() {
        boolean moreEntries = entries.next();
        boolean moreHeads = heads.next();
        while (moreEntries || moreHeads) {
            // Whichever of both is first; both if they are of the same chain.
            int order = compare(moreEntries, moreHeads);
            byte[] chainId = order <= 0 ? entries.chainId() : heads.chainId();
            chain.begin();
            for (boolean same = order <= 0; same; same = moreEntries && Arrays.equals(chainId, entries.chainId())) {
                chain.entry(entries);
                entryCount++;
                moreEntries = entries.next();
            }
            chain.end(order >= 0 ? heads : null);
            count(chainId);
            if (order >= 0) {
                moreHeads = heads.next();
            }
        }
    }

    private int compare(boolean moreEntries, boolean moreHeads) {
        if (moreEntries && moreHeads) {
            return Arrays.compareUnsigned(entries.chainId(), heads.chainId());
        }
        return moreEntries ? -1 : 1;
    }

    private void count(byte[] chainId) {
        chainCount++;
        chain.flaw().ifPresent(flaw -> {
            badChains++;
            if (firstBad == null) {
                ByteBuffer id = ByteBuffer.wrap(chainId);
                firstBad = new BadEntry(new UUID(id.getLong(), id.getLong()), chain.position(), flaw);
            }
        });
    }

    /**
     * What a check found.
     *
     * @param chains with entries, or with a head, or with both
     * @param badChains of them that are not whole
     * @param backwards entries that are older than the one before them: the clock was set back, which is no tampering
     * @param firstBad in order of chain ids; null if all chains are whole
     */
    public record Outcome(long chains, long entries, long badChains, long backwards, BadEntry firstBad) {}
}
