package com.xiaomi.privacy.casework.trail;

import java.util.List;
import java.util.UUID;

/**
 * What all services recorded of a request.
 *
 * @param intact whether every service was there and no entry of any was changed, removed or put elsewhere
 * @param entries of all services that were there, in order of time, those of one service in the order of their chain
 */
record TrailBody(UUID requestId, boolean intact, List<ServiceTrailBody> services, List<EntryBody> entries) {

    static TrailBody of(MergedTrail trail) {
        return new TrailBody(
                trail.requestId(),
                trail.isIntact(),
                trail.services(),
                trail.entries().stream()
                        .map(placed -> EntryBody.of(placed.service(), placed.entry()))
                        .toList());
    }
}
