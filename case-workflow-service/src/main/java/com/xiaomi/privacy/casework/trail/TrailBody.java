package com.xiaomi.privacy.casework.trail;

import com.xiaomi.privacy.casework.trail.ServiceTrails.Part;
import com.xiaomi.privacy.foundation.audit.AuditTrail.RecordedEntry;
import com.xiaomi.privacy.foundation.audit.BadEntry;
import com.xiaomi.privacy.foundation.audit.CheckedChain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What all services recorded of a request.
 *
 * @param intact whether every service was there and no entry of any was changed, removed or put elsewhere
 * @param entries of all services that were there, in order of time, those of one service in the order of their chain
 */
record TrailBody(UUID requestId, boolean intact, List<ServiceTrailBody> services, List<EntryBody> entries) {

    static TrailBody of(UUID requestId, List<Part<CheckedChain>> parts) {
        List<ServiceTrailBody> services =
                parts.stream().map(ServiceTrailBody::of).toList();
        return new TrailBody(
                requestId,
                services.stream().allMatch(service -> service.state() == TrailState.INTACT),
                services,
                parts.stream()
                        .flatMap(TrailBody::entriesOf)
                        .sorted(Comparator.comparing(Placed::at))
                        .map(Placed::entry)
                        .toList());
    }

    private static Stream<Placed> entriesOf(Part<CheckedChain> part) {
        List<Placed> placed = new ArrayList<>();
        Instant latest = Instant.MIN;
        for (RecordedEntry entry : part.answer().map(CheckedChain::entries).orElse(List.of())) {
            latest = entry.recordedAt().isAfter(latest) ? entry.recordedAt() : latest;
            placed.add(new Placed(latest, EntryBody.of(part.service(), entry)));
        }
        return placed.stream();
    }

    /** An entry never comes before one that is before it in its chain, even if a clock was set back between them. */
    private record Placed(Instant at, EntryBody entry) {}

    /** How a service's part of a trail is. */
    enum TrailState {
        /** As it was written. */
        INTACT,
        /** Not as it was written: the first bad entry says where. */
        TAMPERED,
        /** The service could not be asked; what it recorded is not shown. */
        UNAVAILABLE
    }

    /**
     * A service's part.
     *
     * @param entries how many; null if it could not be asked
     * @param firstBad null unless it was tampered with
     */
    record ServiceTrailBody(
            String service,
            TrailState state,
            @Schema(nullable = true) Integer entries,
            @Schema(nullable = true) BadEntry firstBad) {

        private static ServiceTrailBody of(Part<CheckedChain> part) {
            return part.answer()
                    .map(chain -> new ServiceTrailBody(
                            part.service(),
                            chain.firstBad() == null ? TrailState.INTACT : TrailState.TAMPERED,
                            chain.entries().size(),
                            chain.firstBad()))
                    .orElseGet(() -> new ServiceTrailBody(part.service(), TrailState.UNAVAILABLE, null, null));
        }
    }
}
