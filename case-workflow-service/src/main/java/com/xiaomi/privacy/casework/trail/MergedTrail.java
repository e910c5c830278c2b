package com.xiaomi.privacy.casework.trail;

import com.xiaomi.privacy.casework.trail.ServiceTrailBody.TrailState;
import com.xiaomi.privacy.casework.trail.ServiceTrails.Part;
import com.xiaomi.privacy.foundation.audit.AuditTrail.RecordedEntry;
import com.xiaomi.privacy.foundation.audit.CheckedChain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What all services recorded of a request.
 *
 * @param services each with how its part is, also one that could not be asked
 * @param entries of all services that were there, in order of time, those of one service in the order of their chain
 */
public record MergedTrail(UUID requestId, List<ServiceTrailBody> services, List<ServiceEntry> entries) {

    public MergedTrail {
        services = List.copyOf(services);
        entries = List.copyOf(entries);
    }

    static MergedTrail of(UUID requestId, List<Part<CheckedChain>> parts) {
        return new MergedTrail(
                requestId,
                parts.stream().map(ServiceTrailBody::of).toList(),
                parts.stream()
                        .flatMap(MergedTrail::entriesOf)
                        .sorted(Comparator.comparing(Placed::at))
                        .map(Placed::entry)
                        .toList());
    }

    /** Whether every service was there and no entry of any was changed, removed or put elsewhere. */
    public boolean isIntact() {
        return services.stream().allMatch(service -> service.state() == TrailState.INTACT);
    }

    private static Stream<Placed> entriesOf(Part<CheckedChain> part) {
        List<Placed> placed = new ArrayList<>();
        Instant latest = Instant.MIN;
        for (RecordedEntry entry : part.answer().map(CheckedChain::entries).orElse(List.of())) {
            latest = entry.recordedAt().isAfter(latest) ? entry.recordedAt() : latest;
            placed.add(new Placed(latest, new ServiceEntry(part.service(), entry)));
        }
        return placed.stream();
    }

    /** An entry never comes before one that is before it in its chain, even if a clock was set back between them. */
    private record Placed(Instant at, ServiceEntry entry) {}

    /** An entry and who recorded it. */
    public record ServiceEntry(String service, RecordedEntry entry) {}
}
