package com.xiaomi.privacy.foundation.forgetting;

import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.ApartChains;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.timers.Sweep;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes the contents of audit entries away that belong to no request, each when it is old enough (GDPR Art. 5(1)(e)). A chain that is in
 * use for years is ended from time to time, so that what says so does not outnumber the rest: contents stay up to a month longer.
 */
@ApplicationScoped
class ApartTrailEnding implements Sweep {

    private static final Period AT_MOST_LONGER = Period.ofMonths(1);

    private final ApartChains chains;
    private final RequestMemory memory;
    private final AuditTrail auditTrail;
    private final Clock clock;
    private final Actor service;

    ApartTrailEnding(
            ApartChains chains,
            RequestMemory memory,
            AuditTrail auditTrail,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.chains = chains;
        this.memory = memory;
        this.auditTrail = auditTrail;
        this.clock = clock;
        this.service = new Actor.System(service);
    }

    @Override
    public String name() {
        return "audit entries of no request whose retention is over";
    }

    /** Chain by chain: each is written to, and its row held. */
    @Override
    public int remove(int atMost) {
        int ended = 0;
        while (ended < atMost && QuarkusTransaction.requiringNew().call(this::endOne)) {
            ended++;
        }
        return ended;
    }

    private boolean endOne() {
        ZonedDateTime end = clock.instant()
                .atZone(ZoneOffset.UTC)
                .minus(memory.trailPeriods().apart());
        Optional<UUID> due =
                chains.lockWithContentsBefore(end.minus(AT_MOST_LONGER).toInstant());
        due.ifPresent(chainId -> {
            Instant before = end.toInstant();
            auditTrail.endContents(
                    before,
                    AuditEntry.apart(chainId, service, AuditTrail.CONTENTS_ENDED)
                            .with("before", before));
            chains.ended(chainId, before);
        });
        return due.isPresent();
    }
}
