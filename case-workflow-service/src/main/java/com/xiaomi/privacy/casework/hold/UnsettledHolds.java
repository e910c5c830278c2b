package com.xiaomi.privacy.casework.hold;

import com.xiaomi.privacy.foundation.timers.Sweep;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Legal holds of which something follows by now: proposals that nobody decided, and requests about which nobody has anything to do any more
 * or again. Counts those whose last day has passed ({@code legal.holds.overdue}), for somebody is to extend or release them.
 */
@ApplicationScoped
class UnsettledHolds implements Sweep {

    private final LegalHolds holds;
    private final HoldEffects effects;
    private final Clock clock;
    private final AtomicLong overdue = new AtomicLong();

    UnsettledHolds(LegalHolds holds, HoldEffects effects, Clock clock, MeterRegistry metrics) {
        this.holds = holds;
        this.effects = effects;
        this.clock = clock;
        metrics.gauge("legal.holds.overdue", overdue);
    }

    @Override
    public String name() {
        return "legal holds to be looked at";
    }

    @Override
    public int remove(int atMost) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<UUID> requests = QuarkusTransaction.requiringNew().call(() -> {
            overdue.set(holds.countOverdue(today));
            return holds.requestsToLookAt(clock.instant(), atMost);
        });
        // Each in a transaction of its own: several locks of one request are never held with those of another.
        requests.forEach(effects::settle);
        return requests.size();
    }
}
