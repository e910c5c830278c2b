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
 * @param firstFaults a hundred of them at most, by number of the anchor
 */
public record AnchorReport(long anchors, long leaves, Instant lastWritten, long faults, List<AnchorFault> firstFaults) {

    public AnchorReport {
        firstFaults = List.copyOf(firstFaults);
    }

    /** Whether somebody has changed something: more than that the store does not lock. */
    public boolean showsTampering() {
        return firstFaults.stream().anyMatch(fault -> switch (fault.kind()) {
            case NOT_ANCHORED, NOT_LOCKED -> false;
            case MISSING, HIDDEN, CHANGED, UNKNOWN, ROW_CHANGED, NOT_LINKED, ENTRY_CHANGED, ENTRY_MISSING -> true;
        });
    }

    /** Whether everything is as it was anchored, and locked. */
    @JsonIgnore
    public boolean isWhole() {
        return faults == 0;
    }
}
