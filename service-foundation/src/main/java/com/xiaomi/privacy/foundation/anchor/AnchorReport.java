package com.xiaomi.privacy.foundation.anchor;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;

/**
 * What a check of the anchors found.
 *
 * @param anchors that say what was written
 * @param leaves heads of chains in them, all of which were compared with the trail
 * @param lastWritten when the last anchor was written, UTC; null if none was
 * @param faults how many
 * @param tampered how many of them say that somebody has changed something: more than that the store does not lock
 * @param firstFaults a hundred of them at most: those that say so first, else by number of the anchor
 */
public record AnchorReport(
        long anchors, long leaves, Instant lastWritten, long faults, long tampered, List<AnchorFault> firstFaults) {

    public AnchorReport {
        firstFaults = List.copyOf(firstFaults);
    }

    /** Whether everything is as it was anchored, and locked. */
    @JsonIgnore
    public boolean isWhole() {
        return faults == 0;
    }
}
