package com.xiaomi.privacy.casework.handover;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A hand-over as staff see it. Times are UTC.
 *
 * @param controller as the operator calls them
 * @param plannedBy {@code sub} of the agent
 * @param releasedBy {@code sub} of the second person; null before the release
 * @param releasedAt null before the release
 * @param trouble what was in the way last; null if nothing was, or it is delivered
 * @param endedAt null while it is planned or under way
 */
public record HandoverView(
        UUID handoverId,
        String controller,
        HandoverState state,
        UUID plannedBy,
        Instant plannedAt,
        @Schema(nullable = true) UUID releasedBy,
        @Schema(nullable = true) Instant releasedAt,
        @Schema(nullable = true) Trouble trouble,
        @Schema(nullable = true) Instant endedAt) {

    /** What is shown of one. */
    public static HandoverView of(Handover handover) {
        return new HandoverView(
                handover.handoverId(),
                handover.controller(),
                handover.state(),
                handover.plannedBy(),
                handover.plannedAt(),
                handover.releasedBy(),
                handover.releasedAt(),
                handover.trouble(),
                handover.endedAt());
    }
}
