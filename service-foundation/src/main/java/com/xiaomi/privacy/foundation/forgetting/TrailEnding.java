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
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes the contents of a request's audit entries away when the trail's own retention is over (GDPR Art. 5(1)(e)). Ids, times and
 * hashes stay, so the chain still verifies, and one last entry says when that was.
 */
@ApplicationScoped
class TrailEnding implements Sweep {

    private final ForgottenRequests forgotten;
    private final RequestMemory memory;
    private final AuditTrail auditTrail;
    private final ApartChains apart;
    private final Clock clock;
    private final Actor service;

    TrailEnding(
            ForgottenRequests forgotten,
            RequestMemory memory,
            AuditTrail auditTrail,
            ApartChains apart,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.forgotten = forgotten;
        this.memory = memory;
        this.auditTrail = auditTrail;
        this.apart = apart;
        this.clock = clock;
        this.service = new Actor.System(service);
    }

    @Override
    public String name() {
        return "audit entries whose retention is over";
    }

    /** Request by request: each writes to a chain, whose row it holds. */
    @Override
    public int remove(int atMost) {
        int ended = 0;
        while (ended < atMost && QuarkusTransaction.requiringNew().call(this::endOne)) {
            ended++;
        }
        return ended;
    }

    private boolean endOne() {
        Instant now = clock.instant();
        Instant longAgo = now.atZone(ZoneOffset.UTC)
                .minus(memory.trailPeriods().afterForgetting())
                .toInstant();
        Optional<UUID> due = forgotten.lockWithTrail(longAgo);
        due.ifPresent(requestId -> {
            forgotten.trailEnded(requestId, now);
            auditTrail.endContents(now, AuditEntry.of(requestId, service, AuditTrail.CONTENTS_ENDED));
            // What comes behind the end, as when an auditor looks, ends by its own age.
            apart.note(requestId, now);
        });
        return due.isPresent();
    }
}
