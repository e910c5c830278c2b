package com.xiaomi.privacy.foundation.anchor;

import com.xiaomi.privacy.foundation.anchor.AnchorFault.Kind;
import com.xiaomi.privacy.foundation.objects.LockedBucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Compares the trail as it is now with what was anchored. Together with the check of the chains it shows that no entry older than
 * the last anchor was changed, added or removed since it was anchored.
 */
@ApplicationScoped
public class AnchorCheck {

    private final AnchorRows rows;
    private final AnchorStore store;
    private final AnchoredEntries entries;
    private final Clock clock;

    AnchorCheck(AnchorRows rows, AnchorStore store, AnchoredEntries entries, Clock clock) {
        this.rows = rows;
        this.store = store;
        this.entries = entries;
        this.clock = clock;
    }

    /**
     * Reads all anchors, one after the other; what it holds in memory does not grow with them.
     *
     * @throws IOException if the store doesn't answer: then nothing is known
     */
    public AnchorReport check() throws IOException {
        Optional<LockedBucket> bucket = store.bucket();
        if (bucket.isEmpty()) {
            return new AnchorReport(0, 0, null, 1, 0, List.of(AnchorFault.ofStore(Kind.NOT_ANCHORED)));
        }
        AnchorWalk walk = new AnchorWalk(bucket.get(), new AnchorWalk.RowCursor(rows), entries, clock.instant());
        walk.run();
        return walk.report(rows.lastWritten().map(AnchorRows.Row::writtenAt).orElse(null));
    }
}
