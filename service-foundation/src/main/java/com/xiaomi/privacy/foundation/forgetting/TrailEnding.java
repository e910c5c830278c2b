package com.xiaomi.privacy.foundation.forgetting;

import com.xiaomi.privacy.contracts.vocabulary.DataKind;
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
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes the contents of audit entries away when the trail's own retention is over (GDPR Art. 5(1)(e)). Ids, times and hashes stay, so the chain
 * still verifies, and one last entry says when that was. Of a request they go at once, some time after it was forgotten; what belongs to none,
 * or comes behind that end, goes by its own age. A chain of that kind that is in use for years is ended from time to time, so that
 * what says so does not outnumber the rest: contents stay up to a month longer.
 */
@ApplicationScoped
class TrailEnding implements Sweep {

    private static final Period AT_MOST_LONGER = Period.ofMonths(1);

    private final ForgottenRequests forgotten;
    private final ApartChains apart;
    private final RequestMemory memory;
    private final AuditTrail auditTrail;
    private final Clock clock;
    private final Actor service;

    TrailEnding(
            ForgottenRequests forgotten,
            ApartChains apart,
            RequestMemory memory,
            AuditTrail auditTrail,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.forgotten = forgotten;
        this.apart = apart;
        this.memory = memory;
        this.auditTrail = auditTrail;
        this.clock = clock;
        this.service = new Actor.System(service);
    }

    @Override
    public String name() {
        return "audit entries whose retention is over";
    }

    /** Chain by chain: each is written to, and its row held. */
    @Override
    public int remove(int atMost) {
        int ended = 0;
        while (ended < atMost && QuarkusTransaction.requiringNew().call(() -> endRequest() || endApart())) {
            ended++;
        }
        return ended;
    }

    private boolean endRequest() {
        Instant now = clock.instant();
        Instant longAgo = ago(now, memory.kept(DataKind.TRAIL));
        Optional<UUID> due = forgotten.lockWithTrail(longAgo);
        due.ifPresent(requestId -> {
            forgotten.trailEnded(requestId, now);
            auditTrail.endContents(now, AuditEntry.of(requestId, service, AuditTrail.CONTENTS_ENDED));
            apart.note(requestId, now);
        });
        return due.isPresent();
    }

    private boolean endApart() {
        Instant end = ago(clock.instant(), memory.kept(DataKind.TRAIL_APART));
        Optional<UUID> due = apart.lockWithContentsBefore(ago(end, AT_MOST_LONGER));
        due.ifPresent(chainId -> {
            auditTrail.endContents(
                    end,
                    AuditEntry.apart(chainId, service, AuditTrail.CONTENTS_ENDED)
                            .with("before", end));
            apart.ended(chainId, end);
        });
        return due.isPresent();
    }

    private static Instant ago(Instant from, Period period) {
        return from.atZone(ZoneOffset.UTC).minus(period).toInstant();
    }
}
