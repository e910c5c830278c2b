package com.xiaomi.privacy.foundation.anchor;

import java.time.Instant;
import java.util.List;

/**
 * What a check of the anchors found.
 *
 * @param anchors that say what was written
 * @param leaves heads of chains in them, all of which were compared with the trail
 * @param lastWritten when the last anchor was written, UTC; null if none was
 * @param faults how many
 * @param firstFaults a hundred of them at most, by number of the anchor
 */
public record AnchorReport(long anchors, long leaves, Instant lastWritten, long faults, List<AnchorFault> firstFaults) {

    public AnchorReport {
        firstFaults = List.copyOf(firstFaults);
    }

    /** Whether everything is as it was anchored, and locked. */
    public boolean isWhole() {
        return faults == 0;
    }
}
